// The Bot API emulator, with what real Telegram does and it does not: an update of any kind, the same update twice,
// and a getMe that says it is a bot. POST /update takes the raw update; the port is the first argument.
const { TelegramServer } = require('telegram-test-api/lib/telegramServer');

const formatted = TelegramServer.formatUpdate;
TelegramServer.formatUpdate = (update) => update.raw ?? formatted(update);

const server = new TelegramServer({ port: Number(process.argv[2]), host: '127.0.0.1' });
const { stack } = server.webServer._router;
const firstRoute = stack.findIndex((layer) => layer.route);

server.webServer.all('/bot:token/getMe', (request, response) => {
  response.json({ ok: true, result: { id: 666, is_bot: true, first_name: '明白', username: 'mingbai_bot' } });
});
server.webServer.post('/update', (request, response) => {
  const { botToken, raw } = request.body;
  server.storage.userMessages.push({ time: Date.now(), botToken, raw, isRead: false });
  response.json({ ok: true });
});
// the emulator ends with "route not found": ours go where its own routes begin, behind the parsers
stack.splice(firstRoute, 0, ...stack.splice(-2));
server.start().then(() => console.log('open'));
