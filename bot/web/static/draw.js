// Draws what was said and answered. Words only ever become text nodes, so nothing in them can act.

const BADGES = {
  high: '⚠ 危险：多半是骗局', medium: '⚠ 小心：有骗局的迹象', low: '？ 留个心眼', none: '没看出迹象',
};
const JUDGED = new Set(['answered', 'scam_checked', 'emergency', 'service']);

function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

export function drawSaid(words) {
  const said = element('p', 'said');
  said.append(element('span', 'hidden', '您说：'), words);
  return said;
}

export function drawReply(reply, { kiosk, choose, judge }) {
  const emergency = reply.outcome === 'emergency';
  const drawn = element('article', ['reply', reply.risk, emergency && 'emergency-reply'].filter(Boolean).join(' '));
  if (emergency) drawn.append(element('p', 'badge', '⚠ 紧急：先做这几步'));
  else if (reply.risk) drawn.append(element('p', 'badge', BADGES[reply.risk]));
  const lines = reply.hotlines.map((line) => drawLine(line, kiosk, emergency));
  drawn.append(element('p', 'text', reply.text));
  if (emergency && lines.length) drawn.append(lines.shift());
  if (reply.steps.length) {
    const steps = element('ol');
    steps.append(...reply.steps.map((step) => element('li', '', step)));
    drawn.append(steps);
  }
  drawn.append(...lines);
  if (reply.source) drawn.append(element('p', 'source', reply.source));
  if (judge && JUDGED.has(reply.outcome)) drawn.append(drawHelpful(judge));
  if (choose && reply.buttons.length) drawn.append(drawChoices(reply.buttons, choose));
  return drawn;
}

function drawLine({ number, name, purpose }, kiosk, emergency) {
  const line = element(kiosk ? 'p' : 'a', `line${emergency && number === '110' ? ' urgent' : ''}`);
  if (!kiosk) line.href = `tel:${number}`;
  line.append(element('b', '', `☎ ${number}`), element('span', '', `${name}：${purpose}`));
  return line;
}

function drawChoices(buttons, choose) {
  const choices = element('div', 'choices');
  choices.append(...buttons.map((button) => {
    const choice = element('button', 'choice', button.title);
    choice.type = 'button';
    choice.addEventListener('click', () => choose(button));
    return choice;
  }));
  return choices;
}

function drawHelpful(judge) {
  const row = element('div', 'helpful', '这个回答有帮助吗？');
  for (const [verdict, title] of [['yes', '有帮助'], ['no', '没帮助']]) {
    const button = element('button', '', title);
    button.type = 'button';
    button.addEventListener('click', () => {
      row.replaceChildren('收到了，谢谢您。');
      judge(verdict).catch(() => row.replaceChildren('没有送到，不要紧。'));
    });
    row.append(button);
  }
  return row;
}
