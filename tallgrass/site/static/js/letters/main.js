// The page of letters: a conversation that stays up to date, and a composer that loses nothing.
import "./thread.js"
import "./composer.js"
import "./typing.js"
import "./keyboard.js"
