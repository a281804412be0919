// Where the labels of marks go, so that none covers another: each takes its own side (left of the dot beyond 60 %), then the
// other side, then ever further up or down, until it is free and inside the picture.
const GAP = 3, DOT = 7, REACH = 6

// marks: [{ x, y, width, height }] in pixels, the label's size; room: { width, height }. Gives [{ flipped, down }].
export function placeLabels(marks, room) {
  const taken = marks.map(({ x, y }) => ({ left: x - DOT, right: x + DOT, top: y - DOT, bottom: y + DOT }))
  const placed = []
  marks.forEach((mark, own) => {
    const others = taken.filter((_, index) => index !== own)
    const first = mark.x / room.width > 0.6
    const choices = steps(mark.height + GAP).flatMap(down => [first, !first].map(flipped => ({ flipped, down })))
    const free = choices.find(choice => inside(boxOf(mark, choice), room) && !others.some(box => overlap(box, boxOf(mark, choice))))
    const choice = free ?? { flipped: first, down: 0 }
    placed.push(choice)
    taken.push(boxOf(mark, choice))
  })
  return placed
}

function steps(size) {
  return [0, ...Array.from({ length: REACH }, (_, index) => [(index + 1) * size * 0.6, -(index + 1) * size * 0.6]).flat()]
}

function boxOf({ x, y, width, height }, { flipped, down }) {
  const left = flipped ? x - DOT - 6 - width : x + DOT + 6
  return { left, right: left + width, top: y - height / 2 + down, bottom: y + height / 2 + down }
}

const inside = (box, room) => box.left >= 0 && box.right <= room.width && box.top >= 0 && box.bottom <= room.height
const overlap = (one, other) => one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom
