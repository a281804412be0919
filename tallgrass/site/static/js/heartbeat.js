// Minors' mode: while a page is in sight it reports once a minute; when the day is over, the page closes. The server counts.

const { beat } = document.getElementById("heartbeat").dataset;
const token = JSON.parse(document.body.getAttribute("hx-headers"))["X-CSRFToken"];

async function tell() {
  if (document.hidden) return;
  const answer = await fetch(beat, { method: "POST", headers: { "X-CSRFToken": token, Accept: "application/json" } });
  if (answer.ok && (await answer.json()).closed && !location.pathname.startsWith("/settings/minors/")) location.reload();
}

setInterval(() => tell().catch(() => {}), 60_000);
