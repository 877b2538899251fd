// stdin: { message }; stdout: what postal-mime reads in it; headers as "name: value" in the order of the message.
import { text } from 'node:stream/consumers';
import PostalMime from 'postal-mime';

const { message } = JSON.parse(await text(process.stdin));
const mail = await PostalMime.parse(message);
const mailbox = ({ name, address }) => (name ? `${name} <${address}>` : address);
process.stdout.write(JSON.stringify({
  from: mailbox(mail.from),
  to: mail.to.map(mailbox),
  subject: mail.subject,
  messageId: mail.messageId,
  date: mail.date,
  headers: mail.headers.map(({ key, value }) => `${key}: ${value}`),
  text: mail.text,
  html: mail.html ?? null,
  attachments: mail.attachments.length,
}));
