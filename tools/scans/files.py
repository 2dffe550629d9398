"""Writes a scanned image as a file and as the same image in a PDF of one or more pages."""

import io
import zlib

import cv2
import PIL.Image

CCITT = {"compression": "group4", "strip_size": 1 << 28}  # all rows in one strip


def encode(image, level):
    """(name of the kind of file, its bytes)"""
    if level.bilevel:
        out = io.BytesIO()
        PIL.Image.fromarray(image).convert("1", dither=PIL.Image.Dither.NONE).save(out, "TIFF", **CCITT)
        return "tif", out.getvalue()
    kind, options = ("jpg", [cv2.IMWRITE_JPEG_QUALITY, level.quality]) if level.quality else ("png", [])
    return kind, cv2.imencode("." + kind, image, options)[1].tobytes()


def stamp_dpi(kind, data, dpi):
    """The bytes of an image file with its resolution stated, which programs need that are given images."""
    if kind == "jpg":
        # The JFIF header stands at a fixed place: unit (1 = per inch), x and y.
        return data[:13] + b"\1" + dpi.to_bytes(2, "big") * 2 + data[18:]
    if kind == "png":
        body = b"pHYs" + round(dpi / 0.0254).to_bytes(4, "big") * 2 + b"\1"
        chunk = (9).to_bytes(4, "big") + body + zlib.crc32(body).to_bytes(4, "big")
        return data[:33] + chunk + data[33:]
    out = io.BytesIO()
    PIL.Image.open(io.BytesIO(data)).save(out, "TIFF", dpi=(dpi, dpi), **CCITT)
    return out.getvalue()


def _image_object(kind, data, image):
    """(dictionary entries, stream) of an image XObject."""
    height, width = image.shape[:2]
    head = f"/Type /XObject /Subtype /Image /Width {width} /Height {height} "
    colours = "/DeviceRGB" if image.ndim == 3 else "/DeviceGray"
    if kind == "jpg":
        return head + f"/ColorSpace {colours} /BitsPerComponent 8 /Filter /DCTDecode", data
    if kind == "tif":
        tiff = PIL.Image.open(io.BytesIO(data))
        [start], [length] = tiff.tag_v2[273], tiff.tag_v2[279]
        # A TIFF says by PhotometricInterpretation (262) whether a 0 is white; CCITT's own black is 0.
        black = "true" if tiff.tag_v2[262] == 1 else "false"
        parameters = f"/DecodeParms << /K -1 /Columns {width} /Rows {height} /BlackIs1 {black} >>"
        head += f"/ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /CCITTFaxDecode {parameters}"
        return head, data[start : start + length]
    return head + f"/ColorSpace {colours} /BitsPerComponent 8 /Filter /FlateDecode", zlib.compress(image.tobytes(), 6)


def pdf(pages):
    """The bytes of a PDF; `pages`: [(kind, file bytes, image, dpi)], each image as large as its page."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    kids = []
    for kind, data, image, dpi in pages:
        first = len(objects) + 1
        kids.append(f"{first} 0 R")
        height, width = (round(n * 72 / dpi, 2) for n in image.shape[:2])
        content = f"q {width} 0 0 {height} 0 0 cm /Scan Do Q".encode()
        head, stream = _image_object(kind, data, image)
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width} {height}] /Contents {first + 1} 0 R "
            f"/Resources << /XObject << /Scan {first + 2} 0 R >> >> >>".encode(),
            f"<< /Length {len(content)} >>\nstream\n".encode() + content + b"\nendstream",
            f"<< {head} /Length {len(stream)} >>\nstream\n".encode() + stream + b"\nendstream",
        ]
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(kids)}] >>".encode()
    out = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)
