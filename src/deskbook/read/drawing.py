"""An SVG picture without anything that runs, moves or asks another host: what the site publishes of it.

Read by expat, event by event, so that depth costs nothing. Entities are refused. What a drawing program
wrote for itself (its own namespaces, metadata, comments) is left out in silence; what would run or fetch
is left out and told.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

if TYPE_CHECKING:
    from collections.abc import Mapping

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_XML = "http://www.w3.org/XML/1998/namespace"
_DEEPEST = 200

_ELEMENTS = frozenset(
    """svg g defs symbol use title desc path rect circle ellipse line polyline polygon text tspan textPath
    linearGradient radialGradient stop clipPath mask pattern marker image switch style view
    filter feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting
    feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur
    feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile
    feTurbulence""".split()
)
_SILENT = frozenset({"metadata"})
_ATTRIBUTES = frozenset(
    """id class style lang role viewBox preserveAspectRatio width height x y x1 y1 x2 y2 cx cy r rx ry fx fy fr
    d points transform pathLength offset version type name tabindex systemLanguage requiredExtensions
    gradientUnits gradientTransform spreadMethod patternUnits patternContentUnits patternTransform
    clipPathUnits maskUnits maskContentUnits markerUnits markerWidth markerHeight refX refY orient
    startOffset method spacing textLength lengthAdjust dx dy rotate
    fill fill-opacity fill-rule stroke stroke-width stroke-linecap stroke-linejoin stroke-miterlimit
    stroke-dasharray stroke-dashoffset stroke-opacity opacity color clip-path clip-rule mask filter marker
    marker-start marker-mid marker-end display visibility overflow paint-order vector-effect shape-rendering
    text-rendering image-rendering color-interpolation color-interpolation-filters color-rendering
    font-family font-size font-weight font-style font-variant font-stretch font-size-adjust letter-spacing
    word-spacing text-anchor text-decoration dominant-baseline alignment-baseline baseline-shift
    writing-mode direction unicode-bidi white-space stop-color stop-opacity flood-color flood-opacity
    lighting-color isolation mix-blend-mode enable-background
    in in2 result mode values operator k1 k2 k3 k4 order kernelMatrix divisor bias targetX targetY edgeMode
    preserveAlpha surfaceScale diffuseConstant specularConstant specularExponent kernelUnitLength
    limitingConeAngle pointsAtX pointsAtY pointsAtZ azimuth elevation z scale xChannelSelector
    yChannelSelector stdDeviation radius baseFrequency numOctaves seed stitchTiles tableValues slope
    intercept amplitude exponent filterUnits primitiveUnits filterRes zoomAndPan contentStyleType
    contentScriptType""".split()
)
_OWN_PICTURE = re.compile(r"data:image/(?:png|jpeg|gif|webp|avif);base64,[A-Za-z0-9+/=\s]*")
_INSIDE = re.compile(r"#[\w.:-]+")
_FETCHES = re.compile(
    r"url\(\s*(?![\"']?#)|@|\\|//|\b(?:image-set|image|src|cross-fade|expression|element)\s*\(|(?:java|vb)script|behaviou?r\s*:|-moz-binding",
    re.IGNORECASE,
)


@dataclass
class Drawing:
    """The clean text, '' where none could be made, and (line, what was left out and why) for the rest."""

    text: str = ""
    refused: list[tuple[int, str]] = field(default_factory=list)


def sanitised(source: str | bytes) -> Drawing:
    """The picture without what runs, moves or fetches.

    >>> sanitised('<svg xmlns="http://www.w3.org/2000/svg" onload="x()"><g fill="red"/></svg>')
    Drawing(text='<svg xmlns="http://www.w3.org/2000/svg"><g fill="red"/></svg>\\n', refused=[(1, "'onload' would run code; remove it")])
    """
    writer = _Writer()
    try:
        writer.parser.Parse(source, True)
    except _Refused as problem:
        return Drawing("", [*writer.refused, (writer.parser.CurrentLineNumber, str(problem))])
    except (expat.ExpatError, ValueError, LookupError) as error:
        why = expat.ErrorString(error.code) if isinstance(error, expat.ExpatError) else "it cannot be decoded"
        line = getattr(error, "lineno", 1)
        return Drawing("", [*writer.refused, (line, f"the drawing is broken ({why}); export it again")])
    return Drawing("".join(writer.pieces) + "\n", writer.refused)


class _Refused(Exception):
    """A drawing of which nothing can be kept."""


class _Writer:
    """Writes what may stay of a drawing, as expat reads it."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.refused: list[tuple[int, str]] = []
        self.open: list[str] = []
        self.skipped = 0
        self.bare = False
        self.css: list[str] = []
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text, parser.buffer_size = True, 1_000_000
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.words
        parser.EntityDeclHandler = self.entity
        parser.ExternalEntityRefHandler = self.outside
        parser.SkippedEntityHandler = self.outside
        self.parser = parser

    def tell(self, what: str) -> None:
        self.refused.append((self.parser.CurrentLineNumber, what))

    def entity(self, *declared: object) -> None:
        raise _Refused("the drawing declares entities; export it as plain SVG")

    def outside(self, *named: object) -> int:
        raise _Refused("the drawing names entities of another file; export it as plain SVG")

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        if not self.open and not self.skipped and (space, local) != (_SVG, "svg"):
            raise _Refused(f"the file begins with {local[:40]!r}, not with an svg of {_SVG}; export it again")
        if len(self.open) + self.skipped > _DEEPEST:
            raise _Refused(f"the drawing is nested more than {_DEEPEST} deep; simplify it")
        if self.skipped:
            self.skipped += 1
            return
        if space != _SVG or local not in _ELEMENTS:
            self.skipped = 1
            if space == _SVG and local not in _SILENT:
                self.tell(f"<{local[:40]}> is left out, since it can run, move or fetch something; remove it")
            return
        self.close_bare()
        first = f' xmlns="{_SVG}"' if not self.open else ""
        named: dict[str, str] = {}
        for full, value in attributes.items():
            if key := self.key(local, full, value):
                named.setdefault(key, value)
        kept = "".join(f" {key}={quoteattr(value)}" for key, value in named.items())
        self.open.append(local)
        self.pieces.append(f"<{local}{first}{kept}")
        self.bare = True

    def key(self, element: str, full: str, value: str) -> str | None:
        """What an attribute is called in the clean drawing, None where it does not stay."""
        space, _, local = full.rpartition(" ")
        if space == _XML:
            return f"xml:{local}" if local in ("space", "lang") else None
        if local == "href" and space in ("", _XLINK):
            return self.address(element, value)
        if space:
            return None
        if local.lower().startswith("on"):
            self.tell(f"{local[:40]!r} would run code; remove it")
        elif local not in _ATTRIBUTES:
            if not local.startswith(("data-", "aria-")) and local not in ("title", "target", "rel"):
                return None
            return local if local.startswith("aria-") else None
        elif _FETCHES.search(value):
            self.tell(f"{local!r} names something outside of the drawing; remove it")
        else:
            return local
        return None

    def address(self, element: str, value: str) -> str | None:
        value = value.strip()
        if _INSIDE.fullmatch(value) or (element == "image" and _OWN_PICTURE.fullmatch(value)):
            return "href"
        self.tell(f"{value[:60]!r} lies outside of the drawing; put it into the drawing or remove it")
        return None

    def words(self, text: str) -> None:
        if self.skipped or not self.open:
            return
        if self.open[-1] == "style":
            self.css.append(text)
            return
        self.close_bare()
        self.pieces.append(escape(text))

    def style(self, css: str) -> None:
        """A style sheet is judged as a whole: a comment in it could hide what its parts make together."""
        if _FETCHES.search(css):
            self.tell("a style names something outside of the drawing; remove it")
            return
        self.close_bare()
        self.pieces.append(escape(css))

    def end(self, name: str) -> None:
        if self.skipped:
            self.skipped -= 1
            return
        if self.css:
            self.style("".join(self.css))
            self.css = []
        local = self.open.pop()
        self.pieces.append("/>" if self.bare else f"</{local}>")
        self.bare = False

    def close_bare(self) -> None:
        if self.bare:
            self.pieces.append(">")
            self.bare = False
