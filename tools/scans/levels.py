"""How much a scan is damaged: LEVELS from L0 (not at all) to L5 (fax)."""

import dataclasses


@dataclasses.dataclass(frozen=True)
class Level:
    like: str
    skew: float = 0  # degrees, as all of these the most: a page gets 0.6 to 1 of it, either way
    perspective: float = 0  # how much a far edge of the page is smaller
    curl_mm: float = 0  # how far the middle of the page stands from the line between its edges
    blur: float = 0  # standard deviation in pixels at 600 dpi
    noise: float = 0  # standard deviation of grey
    quality: int = 0  # of JPEG; 0 for lossless
    paper: tuple = (255, 255)  # grey, from the lightest to the darkest place
    floor: int = 0  # grey of full ink
    toner: float = 0  # how much ink is missing where least is
    breaks: float = 0  # share of stretches of 60 pixels at 600 dpi of a rule that have a gap
    stamp: bool = False  # a red one over figures
    bilevel: bool = False


LEVELS = {
    "L0": Level("print to image"),
    "L1": Level("office scanner", 0.5, 0, 0, 1.2, 4, 75, (252, 246), 15),
    "L2": Level("copied and stamped", 1, 0.002, 0.4, 1.8, 8, 60, (238, 215), 35, 0, 0.03, True),
    "L3": Level("photographed copy", 1.5, 0.006, 1.2, 2.4, 14, 50, (228, 192), 60, 0.25, 0.06, True),
    "L4": Level("very bad", 2, 0.01, 2.5, 3.0, 18, 40, (215, 165), 75, 0.45, 0.12, True),
    "L5": Level("fax", 0.7, 0, 0, 1.8, 22, 0, (245, 235), 20, 0, 0.04, False, True),
}
# Not a scan: the page as its typesetter writes it, with its text.
PRINTED = "P"
