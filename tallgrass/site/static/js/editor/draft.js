// What is being written: one content, changed only through change(), which tells all who listen.
const state = JSON.parse(document.getElementById("editor-state").textContent)

export const note = { id: state.id, version: state.version, published: state.published }
export const content = state.content
export const blankCard = () => ({ text: "", template: "meadow", ground: "", seed: 1 })
content.text_card ??= blankCard()

// The parts of genres; one that says nothing more than its blank is not sent.
const BLANK = {
  evaluation: { product: "", brand: "", verdict: "open", score: null, pros: [], cons: [], price: null, came_by: null, used_for: null },
  tutorial: { steps: [], minutes: null, difficulty: null, needs: [] },
  place_facts: { name: "", kind: null, latitude: null, longitude: null, hours: [], price_a_head: null },
}
for (const part of Object.keys(BLANK)) content[part] ??= { ...BLANK[part] }

const listeners = new Set()
export const onChange = listener => listeners.add(listener)

export function change(patch = {}) {
  Object.assign(content, patch)
  for (const listener of listeners) listener(patch)
}

export const changePart = (part, patch) => change({ [part]: { ...content[part], ...patch } })

// The content as the server takes it: only what has arrived there, without what is shown only here.
export function body(from = content) {
  const { kind, title, body, channel, place, visibility, pictures, video, text_card: card, genre, entries, goods } = from
  const parts = Object.keys(BLANK).map(part => [part, plainPart(from[part], BLANK[part], pictures)])
  return {
    kind, title, body, channel, place, visibility,
    pictures: pictures.filter(picture => picture.id).map(({ id, alt, marks }) => ({ id, alt, marks })),
    video: video?.id ?? null,
    text_card: card?.text ? card : null,
    genre: genre ?? "plain",
    ...Object.fromEntries(parts),
    entries: (entries ?? []).map(({ note, remark }) => ({ note, remark })),
    goods: (goods ?? []).map(({ product }) => product),
  }
}

// Empty lines and steps are left out, and pictures that went.
function plainPart(part, blank, pictures) {
  if (!part) return null
  const plain = Object.entries({ ...blank, ...part }).map(([key, value]) => [key, Array.isArray(value) ? value.map(tidy).filter(Boolean) : value])
  const said = JSON.stringify(Object.fromEntries(plain))
  return said === JSON.stringify(blank) ? null : JSON.parse(said)

  function tidy(item) {
    if (typeof item === "string") return item.trim()
    if (item.text === undefined) return item
    return item.text.trim() && { text: item.text.trim(), picture: pictures.some(({ id }) => id && id === item.picture) ? item.picture : null }
  }
}

// What the local copy needs to show it all again.
export function shown(from = content) {
  const pictures = from.pictures.filter(picture => picture.id).map(({ id, alt, marks, small, medium, large, width, height }) =>
    ({ id, alt, marks, small, medium, large, width, height }))
  const { id, state: at, percent, poster } = from.video ?? {}
  return { ...from, pictures, video: id ? { id, state: at, percent, poster } : null }
}

// Whether two contents say the same to the server, which trims what it keeps and has one kind's pictures only.
export function alike(one, other) {
  const plain = from => {
    const { pictures, video, ...rest } = body(from)
    const lines = Object.entries(rest).map(([key, value]) => [key, typeof value === "string" ? value.trim().replace(/\s+/g, " ") : value])
    return JSON.stringify([lines, rest.kind === "picture" ? pictures : [], rest.kind === "video" ? video : null])
  }
  return plain(one) === plain(other)
}
