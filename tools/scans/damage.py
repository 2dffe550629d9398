"""What copying, scanning and faxing do to a printed sheet: the levels of levels.py.

A sheet of ink goes through breaks in its rules, blur and the square of a sensor, then through a warp that is
known exactly, then become paper and toner, a stamp, noise, and at last JPEG or one bit.
"""

import math

import cairo
import cv2
import numpy

from scans import typeset

SPECKS = 0.0008  # share of pixels of a fax that turned over
STAMP_MM = 40
STAMP_RED, STAMP_REST = 0.10, 0.72  # how much of the light a full stamp takes, of red and of green and blue


class Warp:
    """From a point of the scanned image to that of the straight page that it shows, both in points."""

    def __init__(self, level, width, height, rng):
        self.size = width, height
        self.angle = math.radians(_some(rng, level.skew))
        self.lean = _some(rng, level.perspective), _some(rng, level.perspective)
        self.curl = _some(rng, level.curl_mm) * 72 / 25.4
        self.phase = rng.uniform(-0.4, 0.4)

    def to_page(self, x, y):
        width, height = self.size
        cos, sin = math.cos(self.angle), math.sin(self.angle)
        u, v = x - width / 2, y - height / 2
        u, v = cos * u - sin * v, sin * u + cos * v
        scale = 1 + self.lean[0] * u / width + self.lean[1] * v / height
        u, v = u / scale, v / scale
        # A sheet that does not lie flat: a bow across, weaker at one end of the page, and a trace of it sideways.
        bow = self.curl * (numpy.cos(math.pi * u / width + self.phase) - 0.64)
        return u + width / 2 + 0.2 * bow * v / height, v + height / 2 + bow * (1 + 0.5 * v / height)

    def to_image(self, x, y):
        """The inverse, to a thousandth of a point."""
        s, t = x, y
        for _ in range(12):
            back = self.to_page(s, t)
            s, t = s + x - back[0], t + y - back[1]
        return s, t

    def maps(self, shape, dpi):
        """For cv2.remap: of each pixel of an image of `shape` the place on a sheet at INK_DPI."""
        points = 72 / dpi
        x = (numpy.arange(shape[1], dtype=numpy.float32) + numpy.float32(0.5)) * numpy.float32(points)
        y = (numpy.arange(shape[0], dtype=numpy.float32) + numpy.float32(0.5)) * numpy.float32(points)
        page = self.to_page(x[None, :], y[:, None])
        scale = numpy.float32(typeset.INK_DPI / 72)
        return [numpy.broadcast_to(p, shape).astype(numpy.float32) * scale - numpy.float32(0.5) for p in page]


def _some(rng, most):
    return float(most * rng.uniform(0.6, 1) * rng.choice([-1, 1]))


def _break_rules(ink, rules, share, rng):
    """Gaps of 0.3 to 2 mm in the rules; text is not touched, as none stands on a rule."""
    ink = ink.copy()
    scale = typeset.INK_DPI / 72
    for x0, y0, x1, y1, width in rules:
        x0, y0, x1, y1 = (round(v * scale) for v in (x0, y0, x1, y1))
        half = math.ceil(width * scale / 2) + 1
        length = max(x1 - x0, y1 - y0)
        for start in numpy.flatnonzero(rng.random(length // 60) < share) * 60 + rng.integers(0, 60):
            end = start + int(rng.integers(8, 48))
            if y0 == y1:
                ink[y0 - half : y0 + half + 1, x0 + start : min(x0 + end, x1)] = 0
            else:
                ink[y0 + start : min(y0 + end, y1), x0 - half : x0 + half + 1] = 0
    return ink


def _field(shape, rng, cells):
    """Smooth from 0 to 1 over an image, with about `cells` hills and hollows along its longer edge."""
    longest = max(shape)
    coarse = [max(2, round(cells * n / longest)) + 1 for n in shape]
    field = cv2.resize(rng.random(coarse).astype(numpy.float32), shape[::-1], interpolation=cv2.INTER_CUBIC)
    low, high = float(field.min()), float(field.max())
    return (field - low) / (high - low)


def _stamp(sheet, rng):
    """(coverage at half of INK_DPI of a round seal, its box in points) somewhere over the figures of a table."""
    x0, y0, x1, y1 = sheet.tables[int(rng.integers(len(sheet.tables)))] if sheet.tables else (100, 100, 500, 600)
    radius = STAMP_MM / 2 * 72 / 25.4
    # Figures are right of the names.
    x, y = rng.uniform(x0 + 0.35 * (x1 - x0), x1 - radius / 2), rng.uniform(y0 + 0.25 * (y1 - y0), y1)
    scale = typeset.INK_DPI / 2 / 72
    surface = cairo.ImageSurface(cairo.FORMAT_A8, sheet.ink.shape[1] // 2, sheet.ink.shape[0] // 2)
    context = cairo.Context(surface)
    context.scale(scale, scale)
    context.translate(x, y)
    context.rotate(rng.uniform(-0.4, 0.4))
    context.set_line_width(3.2)
    context.arc(0, 0, radius, 0, 2 * math.pi)
    context.stroke()
    for i in range(5):
        for angle, length in ((i * 0.4 - 0.5, 0.3), (i * 0.4 - 0.3, 0.12)):
            context.line_to(radius * length * math.cos(angle * math.pi), radius * length * math.sin(angle * math.pi))
    context.close_path()
    context.fill()
    context.select_font_face("AR PL UMing CN")
    context.set_font_size(radius * 0.28)
    ring = "政务服务热线受理中心"
    for i, character in enumerate(ring):
        context.save()
        context.rotate((i - (len(ring) - 1) / 2) * 1.35 * math.pi / (len(ring) - 1))
        context.move_to(-radius * 0.14, -radius * 0.7)
        context.show_text(character)
        context.restore()
    surface.flush()
    ink = numpy.frombuffer(surface.get_data(), numpy.uint8).reshape(surface.get_height(), surface.get_stride())
    box = [max(0, x - radius), max(0, y - radius), min(sheet.width, x + radius), min(sheet.height, y + radius)]
    return ink[:, : surface.get_width()].copy(), box


def scan(sheet, level, dpi, rng):
    """(image: grey or BGR, Warp, the box of the stamp or None)"""
    ink = _break_rules(sheet.ink, sheet.rules, level.breaks, rng) if level.breaks else sheet.ink
    shape = round(sheet.height / 72 * dpi), round(sheet.width / 72 * dpi)
    warp = Warp(level, sheet.width, sheet.height, rng)
    if level.blur:
        # The square of a sensor, so that no pixel of ink is skipped, and the lens; neither knows of the warp.
        square = typeset.INK_DPI / dpi
        blur = math.sqrt(level.blur**2 + (square**2 - 1) / 12)
        ink = cv2.GaussianBlur(ink, (0, 0), blur)
        maps = warp.maps(shape, dpi)
        ink = cv2.remap(ink, *maps, cv2.INTER_LINEAR, borderValue=0)
    elif ink.shape != shape:
        ink = cv2.resize(ink, shape[::-1], interpolation=cv2.INTER_AREA)
    if not level.floor:
        return 255 - ink, warp, None
    light, dark = level.paper
    paper = light - (light - dark) * _field(shape, rng, 2)
    cover = ink.astype(numpy.float32) * numpy.float32(1 / 255)
    if level.toner:
        cover *= 1 - level.toner * _field(shape, rng, 9)
    grey = paper - (paper - level.floor) * cover
    box = None
    if level.stamp:
        stamp, box = _stamp(sheet, rng)
        stamp = cv2.GaussianBlur(stamp, (0, 0), level.blur / 2)
        half = [(m + 0.5) * numpy.float32(0.5) - 0.5 for m in maps]
        stamp = cv2.remap(stamp, *half, cv2.INTER_LINEAR, borderValue=0).astype(numpy.float32) * numpy.float32(1 / 255)
        other, red = grey * (1 - STAMP_REST * stamp), grey * (1 - STAMP_RED * stamp)
        grey = cv2.merge([other, other, red])
    if level.noise:
        grey += _noise(grey.shape, level.noise, rng)
    if level.bilevel:
        return _bilevel(grey, (sum(level.paper) / 2 + level.floor) / 2, rng), warp, box
    return cv2.convertScaleAbs(numpy.clip(grey, 0, 255)), warp, box


def _noise(shape, deviation, rng):
    """Of a colour page mostly the same in the three channels."""
    if len(shape) == 2:
        return rng.standard_normal(shape, numpy.float32) * numpy.float32(deviation)
    common = rng.standard_normal(shape[:2], numpy.float32) * numpy.float32(0.9 * deviation)
    return common[:, :, None] + rng.standard_normal(shape, numpy.float32) * numpy.float32(0.44 * deviation)


def _bilevel(grey, threshold, rng):
    image = (grey > threshold).astype(numpy.uint8) * 255
    count = int(image.size * SPECKS)
    places = rng.integers(0, image.size, count)
    flat = image.reshape(-1)
    flat[places] = 255 - flat[places]
    return image
