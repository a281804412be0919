// A square out of a picture, before it is uploaded: drag or arrow keys to place, wheel or plus and minus to zoom.
// Without this, the picture goes up whole and is shown cut to its middle.

const SIDE = 1024;

function cropper(form) {
  const input = form.querySelector("input[type=file]");
  const canvas = form.querySelector("canvas");
  const view = { picture: null, zoom: 1, x: 0.5, y: 0.5 };

  function square() {
    const side = Math.min(view.picture.width, view.picture.height) / view.zoom;
    const left = (view.picture.width - side) * view.x;
    const top = (view.picture.height - side) * view.y;
    return [left, top, side, side];
  }

  function draw(target = canvas) {
    const pen = target.getContext("2d");
    pen.imageSmoothingQuality = "high";
    pen.drawImage(view.picture, ...square(), 0, 0, target.width, target.height);
  }

  function move(dx, dy) {
    view.x = Math.min(1, Math.max(0, view.x - dx));
    view.y = Math.min(1, Math.max(0, view.y - dy));
    draw();
  }

  function zoom(by) {
    view.zoom = Math.min(6, Math.max(1, view.zoom * by));
    draw();
  }

  input.addEventListener("change", async () => {
    canvas.hidden = true;
    view.picture = input.files[0] ? await createImageBitmap(input.files[0]).catch(() => null) : null;
    if (!view.picture) return;
    Object.assign(view, { zoom: 1, x: 0.5, y: 0.5 });
    canvas.hidden = false;
    draw();
  });
  canvas.addEventListener("pointerdown", (event) => canvas.setPointerCapture(event.pointerId));
  canvas.addEventListener("pointermove", (event) => event.buttons && move(event.movementX / canvas.clientWidth, event.movementY / canvas.clientHeight));
  canvas.addEventListener("wheel", (event) => (event.preventDefault(), zoom(event.deltaY < 0 ? 1.1 : 1 / 1.1)), { passive: false });
  canvas.addEventListener("keydown", (event) => {
    const steps = { ArrowLeft: [0.05, 0], ArrowRight: [-0.05, 0], ArrowUp: [0, 0.05], ArrowDown: [0, -0.05] };
    if (steps[event.key]) (event.preventDefault(), move(...steps[event.key]));
    if (event.key === "+" || event.key === "-") zoom(event.key === "+" ? 1.1 : 1 / 1.1);
  });
  form.addEventListener("submit", (event) => {
    if (!view.picture) return;
    event.preventDefault();
    const full = Object.assign(document.createElement("canvas"), { width: SIDE, height: SIDE });
    draw(full);
    full.toBlob((blob) => {
      const files = new DataTransfer();
      files.items.add(new File([blob], "picture.jpg", { type: "image/jpeg" }));
      input.files = files.files;
      form.submit();
    }, "image/jpeg", 0.92);
  });
}

document.querySelectorAll("[data-crop]").forEach(cropper);
