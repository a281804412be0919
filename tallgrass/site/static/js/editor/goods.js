// Products on the note, in order. Marks point to those that are here (mark_sheet.js).
import { choosing, made, picture } from "./choosing.js"
import { change, content } from "./draft.js"
import { words } from "./words.js"

function fill(item, good) {
  picture(item, good.cover)
  item.querySelector("b").textContent = good.title || words("good_gone")
  item.querySelector(".meta").textContent = [good.price, good.own && words("own_store")].filter(Boolean).join(" · ")
  return item
}

const chosen = choosing({
  field: "goods", list: "goods-list", search: "goods-search", found: "goods-found", most: 10,
  draw: good => Object.assign(fill(made("good"), good), { good }),
  choice: good => fill(made("good-choice"), good),
  has: ({ product }) => content.goods?.some(good => good.product === product),
  store: rows => change({ goods: rows.map(row => row.good) }),
})

export const showGoods = () => chosen.show(content.goods)
