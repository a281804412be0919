// What is being written: one content, changed only through change(), which tells all who listen.
const state = JSON.parse(document.getElementById("editor-state").textContent)

export const note = { id: state.id, version: state.version, published: state.published }
export const content = state.content
export const blankCard = () => ({ text: "", template: "meadow", ground: "", seed: 1 })
content.text_card ??= blankCard()

const listeners = new Set()
export const onChange = listener => listeners.add(listener)

export function change(patch = {}) {
  Object.assign(content, patch)
  for (const listener of listeners) listener(patch)
}

// The content as the server takes it: only what has arrived there, without what is shown only here.
export function body(from = content) {
  const { kind, title, body, channel, place, visibility, pictures, video, text_card: card } = from
  return {
    kind, title, body, channel, place, visibility,
    pictures: pictures.filter(picture => picture.id).map(({ id, alt, marks }) => ({ id, alt, marks })),
    video: video?.id ?? null,
    text_card: card?.text ? card : null,
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
