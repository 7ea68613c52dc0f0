// The stage: moves and scales the drawn map by mouse, wheel, touch and on request. Knows nothing of claims.
// Part of the page's one module, before viewer.js.

// `showScale` is called with each new scale, 1 being the map's own size. Boxes given to `bring` are measured on
// the unmoved map, from its upper left corner.
function makeStage(stage, svg, showScale) {
  const origin = svg.getBoundingClientRect();
  const view = { scale: 1, x: 0, y: 0, fitted: true };

  function place(glide = false) {
    svg.classList.toggle("view-glide", glide);
    svg.style.transform = `translate(${view.x}px, ${view.y}px) scale(${view.scale})`;
    showScale(view.scale);
  }

  function shiftBy(x, y, glide = false) {
    view.x += x;
    view.y += y;
    view.fitted = false;
    place(glide);
  }

  function fit(glide = true) {
    const { clientWidth: width, clientHeight: height } = stage;
    view.scale = Math.min(Math.max(Math.min(width / origin.width, height / origin.height), 0.02), 1.4);
    view.x = (width - origin.width * view.scale) / 2;
    view.y = (height - origin.height * view.scale) / 2;
    view.fitted = true;
    place(glide);
  }

  function zoom(factor, at = null) {
    const { x, y } = at ?? { x: stage.clientWidth / 2, y: stage.clientHeight / 2 };
    const scale = Math.min(Math.max(view.scale * factor, 0.02), 8);
    const grown = 1 - scale / view.scale;
    view.scale = scale;
    shiftBy((x - view.x) * grown, (y - view.y) * grown, !at);
  }

  // Bring a box into sight, no farther than need be; in the middle, and large enough to read, when asked.
  function bring(box, middle = false) {
    const rim = 24;
    if (middle && view.scale < 0.6) view.scale = 0.85;
    const shift = (start, length, room, offset) => {
      const from = start * view.scale + offset, to = from + length * view.scale;
      if (middle || to - from > room - 2 * rim) return (room - from - to) / 2;
      return from < rim ? rim - from : Math.min(0, room - rim - to);
    };
    const x = shift(box.x, box.width, stage.clientWidth, view.x);
    const y = shift(box.y, box.height, stage.clientHeight, view.y);
    if (x || y) shiftBy(x, y, true);
  }

  function spot(event) {
    const frame = stage.getBoundingClientRect();
    return { x: event.clientX - frame.x, y: event.clientY - frame.y };
  }

  const fingers = new Map();
  let dragged = false;
  stage.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    if (!fingers.size) dragged = false;
    fingers.set(event.pointerId, spot(event));
  });
  stage.addEventListener("pointermove", (event) => {
    const before = fingers.get(event.pointerId);
    if (!before || !event.buttons) {  // no button: it was let go outside the window
      fingers.delete(event.pointerId);
      return;
    }
    const now = spot(event), x = now.x - before.x, y = now.y - before.y;
    const other = [...fingers].find(([finger]) => finger !== event.pointerId)?.[1];
    if (!dragged && !other && Math.hypot(x, y) < 5) return;  // a click with an unsteady hand
    dragged = true;
    stage.classList.add("view-held");
    stage.setPointerCapture(event.pointerId);
    fingers.set(event.pointerId, now);
    shiftBy(other ? x / 2 : x, other ? y / 2 : y);  // the middle of two fingers moves half as far as one of them
    if (!other) return;
    const spread = (finger) => Math.max(Math.hypot(finger.x - other.x, finger.y - other.y), 1);
    zoom(spread(now) / spread(before), { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 });
  });
  for (const ending of ["pointerup", "pointercancel"]) {
    stage.addEventListener(ending, (event) => {
      fingers.delete(event.pointerId);
      if (!fingers.size) stage.classList.remove("view-held");
    });
  }
  stage.addEventListener("wheel", (event) => {
    event.preventDefault();
    const unit = [1, 16, stage.clientHeight][event.deltaMode];
    if (event.shiftKey) {
      shiftBy(-(event.deltaX || event.deltaY) * unit, 0);
      return;
    }
    const turn = Math.max(-240, Math.min(240, event.deltaY * unit));
    const speed = event.ctrlKey ? 0.01 : 0.0018;  // a pinch on a touchpad comes with ctrl
    zoom(Math.exp(-turn * speed), spot(event));
  }, { passive: false });
  // The view fits until the reader moves it; then a new size of the window changes nothing.
  new ResizeObserver(() => { if (view.fitted) fit(false); }).observe(stage);

  // Stop following the window's size; returns the scale if the map fitted until now.
  function hold() {
    const scale = view.fitted ? view.scale : null;
    view.fitted = false;
    return scale;
  }

  return { fit, zoom, bring, hold, scale: () => view.scale, wasDragged: () => dragged };
}
