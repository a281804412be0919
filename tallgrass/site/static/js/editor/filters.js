// Six filters as light tables: lift, gamma and gain for each colour, contrast, and how much of the colour stays.
export const FILTERS = {
  none: null,
  dew: { lift: [0, 0.015, 0.02], gamma: [1, 1.08, 1.12], gain: [1, 1.03, 1.05], contrast: 1.02, colour: 1.06 },
  sun: { lift: [0.03, 0.015, 0], gamma: [1.12, 1.04, 0.92], gain: [1.04, 1, 0.92], contrast: 1, colour: 1.1 },
  moss: { lift: [0.03, 0.05, 0.03], gamma: [0.94, 1.02, 0.92], gain: [0.96, 0.99, 0.9], contrast: 0.94, colour: 0.72 },
  cream: { lift: [0.07, 0.06, 0.045], gamma: [1.16, 1.13, 1.08], gain: [0.99, 0.98, 0.95], contrast: 0.88, colour: 0.86 },
  dusk: { lift: [0, 0.02, 0.06], gamma: [0.96, 0.92, 0.96], gain: [1.05, 0.98, 0.96], contrast: 1.16, colour: 1.04 },
  ink: { lift: [0.01, 0.01, 0.012], gamma: [1, 1, 1], gain: [1, 1, 0.99], contrast: 1.14, colour: 0 },
}

const clamp = value => Math.min(Math.max(value, 0), 255)

// What each of the 256 steps of one colour becomes; `amount` from 0 (untouched) to 1.
export function table({ lift, gamma, gain, contrast }, colour, amount) {
  return Uint8ClampedArray.from({ length: 256 }, (_, step) => {
    const curved = lift[colour] + (gain[colour] - lift[colour]) * (step / 255) ** (1 / gamma[colour])
    return step + (((curved - 0.5) * contrast + 0.5) * 255 - step) * amount
  })
}

export function paint(context, name, amount) {
  const filter = FILTERS[name]
  if (!filter || !amount) return
  const { width, height } = context.canvas
  const picture = context.getImageData(0, 0, width, height), { data } = picture
  const [red, green, blue] = [0, 1, 2].map(colour => table(filter, colour, amount))
  const stays = 1 + (filter.colour - 1) * amount
  for (let at = 0; at < data.length; at += 4) {
    const grey = data[at] * 0.299 + data[at + 1] * 0.587 + data[at + 2] * 0.114
    data[at] = red[clamp(grey + (data[at] - grey) * stays) | 0]
    data[at + 1] = green[clamp(grey + (data[at + 1] - grey) * stays) | 0]
    data[at + 2] = blue[clamp(grey + (data[at + 2] - grey) * stays) | 0]
  }
  context.putImageData(picture, 0, 0)
}
