"""Travel: land and water, streets, ways to go; horizons high and low."""

import math

from tallgrass.media.drawing import circle, ellipse, leaf, mixed, moved, path, rectangle, stroke
from tallgrass.simulation.art.scene import Scene, cut, grass, greens, ground, hills, sky


def ridges(s: Scene, count: int = 4) -> list[str]:
    """Colours of hills, far to near."""
    p = s.palette
    near = p.deep if p.light == "day" else p.dark
    return [mixed(mixed(p.bottom, p.floor, 0.35), near, i / (count - 1) * 0.92) for i in range(count)]


def mountains(s: Scene) -> str:
    p, r = s.palette, s.chance
    top, base = s.level(0.22, 0.4), s.level(0.6, 0.74)
    drawn = ground(s) + sky(s, top + 60)
    far, near = (r.uniform(40, 90), 150, 0.8, mixed(p.floor, p.bottom, 0.45)), (r.uniform(170, 230), 190, 1.0, mixed(p.floor, p.dark, 0.25))
    for x, wide, high, c in (far, near):
        peak = base - (base - top) * high
        snow = f"M{x} {peak}l{wide * 0.2} {(base - peak) * 0.3}l{-wide * 0.1} -8l{-wide * 0.1} 14l{-wide * 0.08} -16l{-wide * 0.11} 8Z"
        drawn += cut(path(f"M{x - wide * 0.75} {base + 40}L{x} {peak}L{x + wide * 0.75} {base + 40}Z", c)) + path(snow, p.pale)
    return drawn + hills(s, base, ridges(s, 3)) + grass(s, s.height, 22, 20, 66, greens(s))


def sea(s: Scene) -> str:
    p, r = s.palette, s.chance
    y, water = s.level(0.36, 0.58), {"day": "#2b87a0", "dusk": "#6a4470", "night": "#173a52"}[p.light]
    drawn = ground(s) + sky(s, y) + rectangle(0, y, 300, s.height, water)
    for k in range(3):
        wave = y + (s.height - y) * (0.16 + k * 0.2)
        drawn += path(f"M-20 {wave}" + "q18 -9 37 0t38 0" * 5 + f"V{s.height}H-20Z", mixed(water, p.pale, 0.16 + k * 0.16))
    drawn += _lighthouse(s, y) if r.random() < 0.5 else _boat(s, y)
    shore, u = s.height * r.uniform(0.86, 0.92), r.uniform(60, 240)
    sand = mixed("#f3dfb8", p.bottom, 0.2 if p.light == "day" else 0.55)
    drawn += path(f"M0 {shore}q80 -24 160 -4t140 -10V{s.height}H0Z", sand)
    shade = path(f"M{u - 44} {shore + 16}q0 -44 44 -52q44 8 44 52Z", p.main) + path(
        f"M{u - 15} {shore + 16}q0 -44 15 -52q15 8 15 52Z", p.pale
    )
    return drawn + stroke(f"M{u} {shore - 34}V{shore + 40}", "#7a5b3e", 3) + cut(shade)


def _lighthouse(s: Scene, y: float) -> str:
    p, x = s.palette, s.chance.uniform(70, 230)
    house = path(f"M{x - 18} {y + 8}L{x - 12} {y - 110}h24L{x + 18} {y + 8}Z", p.pale)
    house += path(f"M{x - 16} {y - 24}h32l-2 -26h-28Z", p.spark) + path(f"M{x - 13.6} {y - 70}h27l-1.4 -22h-24Z", p.spark)
    house += rectangle(x - 17, y - 116, 34, 8, p.dark, 2) + rectangle(x - 10, y - 136, 20, 20, "#f6d172", 2)
    house += path(f"M{x - 14} {y - 136}h28l-14 -18Z", p.spark)
    return cut(path(f"M{x - 60} {y + 30}q30 -34 60 -34t70 38Z", p.deep)) + cut(house)


def _boat(s: Scene, y: float) -> str:
    p, x = s.palette, s.chance.uniform(70, 230)
    hull = path(f"M{x - 46} {y + 30}h92q-10 26 -30 26h-36q-20 0 -26 -26Z", p.main)
    return cut(hull + path(f"M{x - 2} {y - 84}V{y + 22}H{x - 52}Z", p.pale) + path(f"M{x + 4} {y - 66}V{y + 22}H{x + 42}Z", p.third))


def lake(s: Scene) -> str:
    p, r, h = s.palette, s.chance, s.height
    y, water = s.level(0.44, 0.56), mixed(p.top, "#4f9fb0" if p.light == "day" else "#2a3f63", 0.55)
    glints = "".join(f"M{r.uniform(10, 220):.0f} {y + 16 + k * 14}h{r.uniform(24, 70):.0f}" for k in range(6))
    bank = path(f"M0 {h * 0.8}C80 {h * 0.74} 210 {h * 0.78} 300 {h * 0.72}V{h}H0Z", p.deep if p.light != "day" else "#4c8a57")
    track = f"M0 {h * 0.92}C90 {h * 0.84} 210 {h * 0.88} 300 {h * 0.8}V{h * 0.87}C210 {h * 0.95} 90 {h * 0.93} 0 {h}Z"
    drawn = ground(s) + sky(s, y) + hills(s, y - 70, ridges(s)[:3], y + 6) + rectangle(0, y, 300, h, water)
    drawn += stroke(glints, mixed(water, p.pale, 0.5), 3) + bank + path(track, mixed("#f1dfc2", p.floor, 0.25))
    return drawn + bicycle(s, 150 + r.uniform(-30, 30), h * 0.86) + grass(s, h, 20, 14, 44, greens(s))


def bicycle(s: Scene, x: float, y: float, scale: float = 1.0) -> str:
    """Its wheels stand about (x, y)."""
    p = s.palette
    frame = s.pick(p.spark, p.main, p.second)
    turns = [k * math.pi / 4 for k in range(8)]
    spokes = "".join(f"M{c} 0L{c + 29 * math.cos(a):.1f} {29 * math.sin(a):.1f}" for c in (-52, 52) for a in turns)
    wheels = "".join(f'<circle cx="{c}" cy="0" r="31" fill="none" stroke="{p.dark}" stroke-width="4.5"/>' for c in (-52, 52))
    tubes = stroke("M-52 0L-20 -50L34 -50L-4 0L-20 -50M-52 0H-4M52 0L30 -64q8 -10 22 -4", frame, 5) + stroke("M-34 -58h26", p.dark, 6)
    basket = rectangle(36, -62, 34, 24, "#c98a50", 4) + leaf(46, -62, 24, 7, -20, p.green) + leaf(54, -62, 28, 7, 12, p.fresh)
    return moved(stroke(spokes, p.dark, 1) + cut(wheels + tubes + basket), x, y, scale=scale)


def camp(s: Scene) -> str:
    p, r = s.palette, s.chance
    y, x, cloth = s.level(0.76, 0.88), 150 + r.uniform(-30, 30), s.pick(p.main, p.third, p.second)
    tent = path(f"M{x} {y - 136}L{x + 106} {y}H{x - 106}Z", cloth)
    tent += path(f"M{x} {y - 136}L{x + 34} {y}H{x - 34}Z", "#ffe2a0" if p.light != "day" else p.pale)
    tent += path(f"M{x} {y - 136}V{y}H{x - 26}Z", mixed(cloth, p.dark, 0.22))
    lines = stroke(f"M{x} {y - 136}l-2 -16M{x - 106} {y}l-18 10M{x + 106} {y}l18 10", p.pale, 2)
    trees = ""
    for at, t in ((20, r.uniform(22, 44)), (282, r.uniform(24, 50)), (254, 18)):
        trees += path(f"M{at} {y + 2}h{-t}l{t} {-t * 2.6}l{t} {t * 2.6}Z", mixed(p.deep, p.dark, 0.5))
    fire = ""
    if r.random() < 0.5:
        fire = cut(stroke(f"M{x + 64} {y + 38}l44 -8M{x + 66} {y + 30}l40 10", "#5a3c28", 6))
        fire += path(f"M{x + 84} {y + 34}q-18 -16 -2 -40q4 14 12 16q0 -10 6 -16q16 26 0 40Z", p.spark)
    land = hills(s, y * 0.5, ridges(s)) + ellipse(x, y + 6, 150, 24, mixed(p.deep, p.dark, 0.2))
    return ground(s) + sky(s, y * 0.5) + land + trees + cut(tent) + lines + fire + grass(s, s.height, 26, 18, 54, greens(s))


def tram(s: Scene) -> str:
    p, r, h = s.palette, s.chance, s.height
    y, colours, lit = h * r.uniform(0.82, 0.9), [*s.colours(), p.pale, p.quiet], "#ffd98a" if p.light != "day" else "#3b5b57"
    drawn, at = ground(s) + sky(s, h * 0.3), -6.0
    while at < 300:
        width, top = r.uniform(46, 72), s.level(0.2, 0.36)
        roof = path(f"M{at - 4} {top}L{at + width / 2} {top - r.uniform(14, 34)}L{at + width + 4} {top}Z", mixed(p.floor, p.dark, 0.3))
        drawn += cut(rectangle(at, top, width, h, mixed(r.choice(colours), p.bottom, 0.35)) + roof)
        drawn += "".join(rectangle(at + 10 + i * (width - 34), top + 18 + j * 44, 14, 22, lit, 6) for i in range(2) for j in range(3))
        at += width
    road = path(f"M0 {y - 60}H300V{h}H0Z", mixed(p.floor, "#8a8078", 0.5)) + stroke(f"M120 {y - 60}L84 {h}M186 {y - 60}L222 {h}", p.dark, 3)
    car, x = s.pick(p.main, p.third, p.second), 153 + r.uniform(-40, 40)
    body = rectangle(x - 61, y - 146, 122, 136, car, 14) + rectangle(x - 61, y - 84, 122, 16, p.pale)
    body += rectangle(x - 49, y - 132, 98, 44, "#24453f" if p.light == "day" else "#ffe2a0", 8) + rectangle(x - 2, y - 132, 4, 44, car)
    body += rectangle(x - 49, y - 160, 98, 20, p.pale, 5) + circle(x - 41, y - 44, 9, p.pale) + circle(x + 41, y - 44, 9, p.pale)
    body += rectangle(x - 53, y - 14, 106, 12, p.dark, 4) + rectangle(x - 14, y - 155, 28, 10, p.spark, 3)
    return drawn + road + stroke(f"M{x} {y - 160}V{h * 0.18}M0 {h * 0.18}H300", p.dark, 1.6) + cut(body)


def city(s: Scene) -> str:
    p, r = s.palette, s.chance
    drawn, lit = ground(s) + sky(s, s.level(0.3, 0.5)), "#ffd98a" if p.light != "day" else p.pale
    for k, (share, dark) in enumerate(((0.36, 0.1), (0.48, 0.35), (0.62, 0.7))):
        wall, light, x = mixed(p.floor, p.dark, dark), mixed(p.floor, lit, 0.4 + k * 0.3), -8.0
        while x < 300:
            width, top = r.uniform(26, 54), s.height * (share + r.uniform(-0.08, 0.1))
            drawn += rectangle(x, top, width, s.height, wall) + (
                rectangle(x + width / 2 - 1.5, top - 26, 3, 26, wall) if r.random() < 0.25 else ""
            )
            for _ in range(4 + k * 3):
                drawn += rectangle(x + 5 + r.randrange(max(1, int((width - 10) / 9))) * 9, top + 8 + r.randrange(12) * 13, 4, 6, light)
            x += width + r.uniform(-2, 5)
    y = s.height * 0.92
    return drawn + cut(rectangle(-4, y, 308, s.height, p.dark)) + stroke(f"M0 {y + 14}H300", lit, 3, 'stroke-dasharray="2 22"')


def suitcase(s: Scene) -> str:
    p, r, h = s.palette, s.chance, s.height
    y, shell, high = s.level(0.84, 0.93), s.pick(p.main, p.second, p.third), r.uniform(190, 236)
    handle = stroke(f"M112 {y - high}v-56h76v56", p.dark, 7) + "".join(rectangle(x, y - 14, 22, 16, p.dark, 6) for x in (82, 196))
    body = rectangle(62, y - high, 176, high - 12, shell, 22)
    ribs = stroke("".join(f"M{x} {y - high + 18}V{y - 32}" for x in range(88, 230, 25)), mixed(shell, p.dark, 0.2), 6)
    stamp = rectangle(-30, -18, 60, 36, p.spark, 4) + stroke("M-18 6l12 -12l10 8l12 -14", p.pale, 4)
    stickers = cut(circle(112, y - high * 0.62, 24, p.pale) + leaf(112, y - high * 0.62 + 16, 32, 9, 0, p.green))
    stickers += cut(moved(stamp, 186, y - high * 0.34, r.uniform(-20, 10)))
    tag = stroke(f"M188 {y - high - 4}q14 20 8 34", p.pale, 3) + cut(rectangle(184, y - high + 28, 26, 36, p.pale, 4))
    plane = path("M-60 0l40 -8l30 -40h14l-16 40l34 -6l10 -18h10l-4 30q-60 16 -110 10Z", p.pale)
    window = cut(rectangle(30, h * 0.06, 240, h * 0.26, p.quiet, 16)) + cut(moved(plane, 150, h * 0.22, r.uniform(-18, 2)))
    return ground(s) + window + rectangle(0, y - 8, 300, h, p.floor) + cut(handle) + cut(body) + ribs + stickers + tag


def train_window(s: Scene) -> str:
    """The land goes by, seen from a seat."""
    p, r, h = s.palette, s.chance, s.height
    y = h * 0.7
    outside = ground(s) + sky(s, y * 0.4) + hills(s, y * r.uniform(0.36, 0.55), ridges(s), y + 20)
    opening = f"M34 30V{y - 16}q0 16 16 16H250q16 0 16 -16V30q0 -14 -16 -14H50q-16 0 -16 14Z"
    frame = path(f"M0 0H300V{h}H0Z{opening}", mixed(p.pale, p.floor, 0.25), 'fill-rule="evenodd"')
    curtain = cut(path(f"M306 0H236q6 {y * 0.3} 30 {y * 0.44}q-20 {y * 0.2} -8 {y * 0.5}h48Z", p.spark))
    cup = rectangle(60, y - 6, 40, 52, p.pale, 6) + rectangle(56, y - 12, 48, 10, p.second, 4) + leaf(80, y + 36, 26, 8, 0, p.green)
    snack = circle(190, y + 30, 22, "#f08a2c") + leaf(190, y + 10, 16, 6, 40, p.green)
    return outside + cut(frame) + curtain + cut(rectangle(-4, y + 44, 308, h, p.floor)) + cut(cup) + cut(snack)
