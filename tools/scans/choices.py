"""The options that choose pages, for tools/make_scans and tools/bench. Imports nothing that takes time."""


def _list(text):
    return text.split(",")


def add(parser):
    parser.add_argument("--set", default="development", metavar="NAME", help="a file of tools/scans/sets (development)")
    parser.add_argument("--levels", type=_list, metavar="L0,L1", help="these levels of damage (all)")
    parser.add_argument("--dpi", type=_list, default=["300"], metavar="N,N", help="resolutions (300)")
    parser.add_argument("--only", action="append", metavar="NAME", help="this page only; may be repeated")
    parser.add_argument("--planted", type=int, default=0, metavar="N", help="N versions of each page with one error each")
    parser.add_argument(
        "--versions", type=_list, metavar="1,2", help="these versions of each page: other names, figures and damage (as the set has it)"
    )
    parser.add_argument("--jobs", type=int, default=1, metavar="N", help="pages made at once (1)")
