// A kiosk left alone asks once, waits twenty seconds (WCAG 2.2.1), and wipes itself.

const WARNING_SECONDS = 20;

export function watchIdle({ seconds, dialog, left, wipe }) {
  let touched = Date.now();
  const touch = () => { touched = Date.now(); };
  for (const kind of ['pointerdown', 'keydown', 'scroll', 'input']) document.addEventListener(kind, touch, { passive: true, capture: true });
  dialog.addEventListener('close', touch);
  setInterval(() => {
    const idle = (Date.now() - touched) / 1000;
    const fresh = document.body.classList.contains('fresh') && !document.querySelector('#question').value;
    if (idle >= seconds + WARNING_SECONDS) { wipe(); touch(); }
    else if (idle >= seconds && !fresh) {
      left.textContent = String(Math.ceil(seconds + WARNING_SECONDS - idle));
      if (!dialog.open) dialog.showModal();
    }
  }, 500);
}
