"""Fashion: things to wear, on rails, hooks, shelves and floors."""

from tallgrass.media.drawing import circle, ellipse, leaf, mixed, moved, path, rectangle, stroke
from tallgrass.simulation.art.props import plant
from tallgrass.simulation.art.scene import Scene, cut, disc, ground, planks, table


def garment(kind: int, width: float, length: float, fill: str, trim: str) -> str:
    """0 shirt, 1 dress, 2 coat, 3 trousers; hung from (0, 0)."""
    w = width / 2
    hook = stroke(f"M0 -14v12M0 -2L{-w + 6} 12M0 -2L{w - 6} 12", "#7a5b3e", 2.6)
    if kind == 0:
        cloth = path(
            (
                f"M{-w} 12Q0 26 {w} 12L{w + 12} {length * 0.5}l-14 5L{w - 4} {length * 0.34}"
                f"V{length}H{-w + 4}V{length * 0.34}L{-w + 2} {length * 0.5 + 5}l-14 -5Z"
            ),
            fill,
        )
        return hook + cloth + stroke(f"M0 20V{length}", trim, 1.6) + "".join(circle(0, 34 + k * 20, 2.4, trim) for k in range(3))
    if kind == 1:
        cloth = path(
            (
                f"M{-w + 5} 12Q0 30 {w - 5} 12L{w - 8} {length * 0.4}L{w + 16} {length}"
                f"Q0 {length + 14} {-w - 16} {length}L{-w + 8} {length * 0.4}Z"
            ),
            fill,
        )
        return (
            hook
            + cloth
            + rectangle(-w + 7, length * 0.38, width - 14, 7, trim, 3)
            + "".join(circle(-w + (k * 17) % (width - 8), length * 0.52 + k * length * 0.048, 3, trim) for k in range(9))
        )
    if kind == 2:
        cloth = path(f"M{-w} 12Q0 22 {w} 12L{w + 8} {length}H{-w - 8}Z", fill)
        return (
            hook
            + cloth
            + path(f"M-12 14L0 {length * 0.42}L12 14L20 34L2 {length * 0.5}H-2L-20 34Z", trim)
            + stroke(f"M0 {length * 0.48}V{length}", mixed(fill, "#000000", 0.25), 2)
        )
    return (
        hook + path(f"M{-w} 12H{w}L{w + 3} {length}H6L0 {length * 0.42}L-6 {length}H{-w - 3}Z", fill) + rectangle(-w, 10, width, 9, trim, 2)
    )


def rail(s: Scene) -> str:
    p, r = s.palette, s.chance
    y, colours = s.level(0.1, 0.2), [*s.colours(), p.pale]
    clothes = ""
    x = 18 + r.uniform(0, 16)
    for i in range(5):
        width = r.uniform(42, 58)
        clothes += cut(
            moved(
                garment(r.randrange(4), width, s.height * r.uniform(0.4, 0.6), colours[i % 6], colours[(i + 2) % 6]), x + width / 2, y + 14
            )
        )
        x += width + r.uniform(0, 10)
    shoe = path("M0 0q2 -24 22 -22l14 12q22 2 22 12v4H0Z", p.pale) + rectangle(0, 0, 58, 7, p.spark)
    return (
        ground(s)
        + table(s, s.level(0.84, 0.92))
        + cut(rectangle(-4, y - 3, 308, 6, "#7a5b3e"))
        + clothes
        + cut(moved(shoe, r.uniform(30, 200), s.height * 0.93))
    )


def one_dress(s: Scene) -> str:
    """One thing, near, on a hook."""
    p, r = s.palette, s.chance
    fill, trim, *_ = s.colours()
    y = s.level(0.13, 0.2)
    shade = path(f"M0 0H{r.uniform(90, 150)}L{r.uniform(40, 80)} {s.height}H0Z", p.quiet)
    hung = cut(moved(garment(r.choice((0, 1, 1, 2)), 92, s.height * 0.62 / 1.2, fill, trim), 150, y, r.uniform(-3, 3), 1.2))
    return ground(s) + shade + circle(150, y - 20, 5, p.dark) + hung + moved(plant(p, r, 100), r.choice((44, 256)), s.height * 0.97)


def shoes(s: Scene) -> str:
    p, r = s.palette, s.chance
    y, fill = s.level(0.66, 0.8), s.pick(p.pale, p.main, p.second)
    sole = path("M-84 0q-8 16 6 18h160q16 -2 8 -20Z", p.pale if fill != p.pale else p.spark)
    upper = path("M-84 2q-4 -48 2 -66q24 -12 46 2q10 28 44 36q54 8 78 28Z", fill)
    lace = (
        stroke("M-26 -52l20 -12M-14 -40l20 -12M0 -31l20 -11", p.dark, 3.4)
        + stroke("M-78 -40q18 6 34 2", p.third, 6)
        + circle(-62, -22, 12, p.third)
    )
    shoe = cut(sole + upper) + lace
    box = (
        cut(
            rectangle(30, y - 96, 240, 90, p.second if fill != p.second else p.main, 3)
            + rectangle(22, y - 110, 256, 24, mixed(p.second, p.dark, 0.2), 3)
        )
        if r.random() < 0.6
        else disc(s, 0.5, 100)
    )
    return (
        ground(s)
        + table(s, y - 10)
        + box
        + moved(shoe, 128, y - (104 if "rect" in box else 40), r.uniform(-8, 2), 1.02)
        + moved(shoe, 168, y + 50, r.uniform(-2, 6), 1.16)
    )


def handbag(s: Scene) -> str:
    p, r = s.palette, s.chance
    y, fill = s.level(0.72, 0.84), s.pick(p.main, p.second, p.spark)
    high = r.uniform(96, 130)
    strap = stroke(f"M84 {y - high}q2 {-high} 66 {-high}q64 0 66 {high}", mixed(fill, p.dark, 0.35), 9)
    body = path(f"M66 {y - high}Q150 {y - high - 16} 234 {y - high}L244 {y - 12}q0 14 -14 14H70q-14 0 -14 -14Z", fill)
    flap = path(
        f"M66 {y - high}Q150 {y - high - 16} 234 {y - high}L226 {y - high * 0.45}Q150 {y - high * 0.2} 74 {y - high * 0.45}Z",
        mixed(fill, "#ffffff", 0.14),
    )
    scarf = path(f"M86 {y - high - 40}q-34 30 -20 92l22 -8q-10 -40 14 -76Z", p.third) + circle(88, y - high - 42, 10, p.third)
    return (
        ground(s)
        + disc(s, 0.44, 118)
        + table(s, y - 14)
        + cut(strap)
        + cut(body)
        + cut(flap)
        + cut(rectangle(136, y - high * 0.44, 28, 22, p.third, 5))
        + (cut(scarf) if r.random() < 0.6 else "")
    )


def hat(s: Scene) -> str:
    p, r = s.palette, s.chance
    y, straw = s.level(0.46, 0.6), s.pick("#e7c48f", p.main, "#d9b078")
    dark = mixed(straw, p.dark, 0.18)
    brim = cut(ellipse(0, 0, 118, 96, straw)) + "".join(
        f'<ellipse cx="0" cy="0" rx="{x}" ry="{x * 0.81:.0f}" fill="none" stroke="{dark}" stroke-width="2"/>' for x in (108, 94, 80)
    )
    crown = (
        cut(ellipse(0, -6, 66, 54, straw))
        + cut(path("M-66 0q66 52 132 0q2 20 -6 28q-60 40 -120 0q-8 -8 -6 -28Z", p.spark))
        + ellipse(0, -16, 48, 34, mixed(straw, "#ffffff", 0.2))
    )
    glasses = f'<g fill="{p.dark}"><circle cx="-24" cy="0" r="21"/><circle cx="26" cy="0" r="21"/></g>' + stroke(
        "M-4 -4q5 -5 10 0M-45 -4l-26 -14M47 -4l28 -10", p.dark, 4
    )
    return (
        planks(s)
        + moved(brim + crown, 140, y - 30, r.uniform(-30, 30))
        + cut(moved(glasses, 210, y + 124, r.uniform(-24, 10)))
        + leaf(30, y + 170, 90, 22, 40, p.fresh, p.green)
    )


def knits(s: Scene) -> str:
    """Folded jumpers in a pile."""
    p, r = s.palette, s.chance
    y, colours = s.level(0.84, 0.93), [*s.colours(), p.pale]
    pile, top = "", y
    for i in range(r.randint(4, 5)):
        c, high, wide = colours[i % 6], r.uniform(38, 48), r.uniform(176, 200)
        x = 150 - wide / 2 + r.uniform(-8, 8)
        ribs = stroke(
            "".join(f"M{x + 12 + k * 12} {top - high + 7}v{high - 14}" for k in range(int((wide - 20) / 12))),
            mixed(c, "#000000" if c == p.pale else "#ffffff", 0.22),
            2,
        )
        bands = stroke(
            f"M{x + 10} {top - high * 0.6}h{wide - 20}M{x + 10} {top - high * 0.35}h{wide - 20}",
            mixed(c, "#ffffff", 0.5),
            5,
            'stroke-dasharray="9 9"',
        )
        pile += cut(rectangle(x, top - high, wide, high, c, high * 0.42)) + (ribs if r.random() < 0.6 else bands)
        top -= high - 2
    tag = cut(moved(rectangle(-12, 0, 24, 34, p.pale, 3) + circle(0, 7, 3, p.dark), 236, top + 40, 14))
    return ground(s) + disc(s, 0.36, 100) + table(s, y - 8) + pile + tag + moved(plant(p, r, 84), 262, y + 6)
