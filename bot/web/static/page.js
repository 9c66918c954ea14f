// The page: asks, draws answers, forgets. What a resident types lives in memory only, never in an address or a store.
import { drawReply, drawSaid } from './draw.js';
import { watchIdle } from './idle.js';

const page = document.body;
const kiosk = page.dataset.kiosk === '1';
const talk = document.querySelector('#talk');
const start = document.querySelector('#start');
const box = document.querySelector('#question');
const SIZES = kiosk ? [26, 32, 38, 44] : [20, 22, 26, 30, 36];
const FIRST_SIZE = kiosk ? 32 : 22;

let session = newSession();
let size = FIRST_SIZE;
let waiting = false;

function newSession() {
  // crypto.randomUUID is missing on plain http, which is what kiosks speak
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function post(path, body) {
  const common = { session, kiosk, site: page.dataset.site };
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ ...common, ...body }),
  });
  return answered(response);
}

async function sendPicture(file) {
  const headers = { 'Content-Type': 'application/octet-stream', 'X-Session': session, 'X-Site': encodeURIComponent(page.dataset.site) }; // headers are Latin-1
  return answered(await fetch('/api/picture', { method: 'POST', headers, body: file }));
}

async function answered(response) {
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error);
  return answer.replies;
}

async function ask(body, words) {
  return turn(() => post('/api/chat', body), words);
}

async function turn(send, words) {
  if (waiting) return;
  waiting = true;
  start.hidden = true;
  page.classList.remove('fresh');
  talk.append(drawSaid(words));
  const sign = Object.assign(document.createElement('p'), { className: 'waiting', textContent: '请稍等' });
  talk.append(sign);
  const asked = session;
  try {
    const replies = await send();
    if (asked !== session) return; // wiped meanwhile: the answer belongs to somebody who has gone
    const drawn = replies.map((reply) => drawReply(reply, { kiosk, choose: (button) => ask({ payload: button.payload }, button.title), judge }));
    sign.replaceWith(...drawn);
    drawn[0].scrollIntoView({ block: 'start' });
    box.value = '';
    fit();
  } catch {
    sign.replaceWith(drawReply({
      text: '现在连不上，没能回答您。请过一会儿再按“问一问”，您打的字还在。',
      outcome: 'failed', steps: [], source: '', buttons: [],
      hotlines: [{ number: '110', name: '报警电话', purpose: '钱已经转出去了，马上打' }],
    }, { kiosk }));
  } finally {
    waiting = false;
  }
}

async function judge(verdict) {
  const replies = await post('/api/feedback', { verdict });
  talk.append(...replies.map((reply) => drawReply(reply, { kiosk, choose: (button) => ask({ payload: button.payload }, button.title) })));
}

function fit() {
  box.style.height = 'auto';
  box.style.height = `${box.scrollHeight + 6}px`;
}

function resize(step) {
  const next = SIZES[SIZES.indexOf(size) + step];
  if (next) size = next;
  document.documentElement.style.setProperty('--size', `${size}px`);
  page.style.setProperty('--size', `${size}px`);
}

function wipe() {
  session = newSession();
  talk.replaceChildren();
  box.value = '';
  fit();
  start.hidden = false;
  page.classList.add('fresh');
  size = FIRST_SIZE;
  resize(0);
  document.querySelectorAll('dialog[open]').forEach((dialog) => dialog.close());
  window.scrollTo(0, 0);
}

document.querySelector('#ask').addEventListener('submit', (event) => {
  event.preventDefault();
  const words = box.value.trim();
  if (words) ask({ text: words }, words);
  else box.focus();
});
box.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    document.querySelector('#ask').requestSubmit();
  }
});
box.addEventListener('input', fit);
document.querySelector('#picture')?.addEventListener('change', (event) => {
  const [file] = event.target.files;
  event.target.value = ''; // the same picture may be sent again
  if (file) turn(() => sendPicture(file), '［一张截图］');
});
document.querySelectorAll('[data-payload], [data-text]').forEach((button) => {
  const { payload, text } = button.dataset;
  const words = (button.querySelector('strong') ?? button).innerText.replace(/\s+/g, ' ').trim();
  button.addEventListener('click', () => ask(payload ? { payload } : { text }, payload ? words : text));
});
document.querySelector('#bigger').addEventListener('click', () => resize(1));
document.querySelector('#smaller').addEventListener('click', () => resize(-1));
document.querySelector('#again').addEventListener('click', wipe);
const notice = document.querySelector('#notice');
document.querySelector('#about').addEventListener('click', () => notice.showModal());
document.querySelectorAll('dialog .close').forEach((button) => button.addEventListener('click', () => button.closest('dialog').close()));

page.classList.add('fresh');
resize(0);
if (kiosk) {
  document.addEventListener('contextmenu', (event) => event.preventDefault());
  watchIdle({ seconds: Number(page.dataset.idleSeconds), dialog: document.querySelector('#idle'), left: document.querySelector('#left'), wipe });
}
