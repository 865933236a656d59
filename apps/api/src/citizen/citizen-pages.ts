import { localDateTime } from '#calendar';
import type { PublicStatus } from '#application';
import { CITIZEN_WORDS } from './citizen-words.js';
import type { CitizenWords, Language } from './citizen-words.js';
import { html } from './html.js';
import type { Html } from './html.js';

/** What the other language shows: an address, or a form that is sent again. */
export interface Switch {
  path: string;
  /** Given: sent again by POST, so that nothing typed is lost or stands in an address. */
  typed?: { code: string; digits: string };
}

const otherOf = (language: Language): Language => (language === 'vi' ? 'en' : 'vi');

function page(language: Language, other: Switch, body: Html): string {
  const words = CITIZEN_WORDS[language];
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex, nofollow" />
        <meta name="referrer" content="no-referrer" />
        <meta name="color-scheme" content="light dark" />
        <title>${words.title} – Đúng Hẹn</title>
        <link rel="stylesheet" href="/tra-cuu/style.css" />
      </head>
      <body>
        <header>
          <p class="name">Đúng Hẹn</p>
          ${switchTo(otherOf(language), words.other, other)}
        </header>
        <main>${body}</main>
        <footer><p>${words.privacy}</p></footer>
      </body>
    </html>`.text.replaceAll(/\n\s+/g, '\n');
}

function switchTo(language: Language, name: string, { path, typed }: Switch): Html {
  if (typed === undefined)
    return html`<a href="${path}?lang=${language}" lang="${language}" hreflang="${language}">${name}</a>`;
  return html`<form method="post" action="${path}">
    <input type="hidden" name="code" value="${typed.code}" />
    <input type="hidden" name="secondFactor" value="${typed.digits}" />
    <input type="hidden" name="lang" value="${language}" />
    <button class="plain" lang="${language}">${name}</button>
  </form>`;
}

/** The form that asks for code and digits, with what went wrong above it. */
export function lookupPage(language: Language, problem: string | null, code = ''): string {
  const words = CITIZEN_WORDS[language];
  const body = html`<h1>${words.title}</h1>
    ${problem === null ? null : html`<p class="problem" role="alert" id="problem">${problem}</p>`}
    <p>${words.intro}</p>
    <form method="post" action="/tra-cuu" class="lookup">
      <input type="hidden" name="lang" value="${language}" />
      <label for="code">${words.code}</label>
      <p class="hint" id="code-hint">${words.codeHint}</p>
      <input
        id="code"
        name="code"
        value="${code}"
        required
        maxlength="64"
        autocomplete="off"
        autocapitalize="characters"
        spellcheck="false"
        aria-describedby="code-hint${problem === null ? '' : ' problem'}"
      />
      <label for="digits">${words.digits}</label>
      <p class="hint" id="digits-hint">${words.digitsHint}</p>
      <input
        id="digits"
        name="secondFactor"
        required
        inputmode="numeric"
        pattern="[0-9]{4}"
        maxlength="4"
        autocomplete="off"
        aria-describedby="digits-hint"
      />
      <button>${words.show}</button>
    </form>`;
  return page(language, { path: '/tra-cuu' }, body);
}

/** How a dossier stands; `token` where it was opened by its receipt, which may also rate. */
export function statusPage(language: Language, status: PublicStatus, other: Switch, token: string | null): string {
  const words = CITIZEN_WORDS[language];
  const state = words.states[status.state];
  const body = html`<h1>${status.code}</h1>
    <p class="state" data-state="${status.state}">${state.name}</p>
    <p>${state.what}</p>
    ${promiseOf(status, words)} ${missingOf(status, words)} ${factsOf(status, words)}
    ${
      status.why[language].length === 0
        ? null
        : html`<h2>${words.why}</h2>
            <ul>
              ${status.why[language].map((line) => html`<li>${line}</li>`)}
            </ul>`
    }
    ${ratingOf(status, words, language, token)}
    <p class="hint">${words.asOf(moment(status.asOf, status.timezone))}</p>
    <p class="no-print"><a href="/tra-cuu?lang=${language}">${words.again}</a></p>`;
  return page(language, other, body);
}

/** A page that says one thing and leads back to the form. */
export function problemPage(language: Language, path: string, problem: string): string {
  const words = CITIZEN_WORDS[language];
  const body = html`<h1>${words.title}</h1>
    <p class="problem" role="alert">${problem}</p>
    <p><a href="/tra-cuu?lang=${language}">${words.again}</a></p>`;
  return page(language, { path }, body);
}

function moment(iso: string, timezone: string): string {
  const { date, hour, minute } = localDateTime(Date.parse(iso), timezone);
  const clock = [hour, minute].map((part) => String(part).padStart(2, '0')).join(':');
  return `${clock} ${date.split('-').reverse().join('/')}`;
}

function promiseOf(status: PublicStatus, words: CitizenWords): Html | null {
  const { dueAt, receivedAt, readyAt, timezone, state } = status;
  if (receivedAt === null || readyAt !== null || state === 'withdrawn' || state === 'stopped') return null;
  return html`<p class="promise">
    ${
      dueAt === null
        ? words.noLimit
        : html`${words.promised} <strong><time datetime="${dueAt}">${moment(dueAt, timezone)}</time></strong>`
    }
  </p>`;
}

function missingOf({ missing, payment, timezone }: PublicStatus, words: CitizenWords): Html | null {
  if (payment !== null) {
    return html`<p class="wanted">${words.payment(String(payment).replaceAll(/\B(?=(\d{3})+$)/g, '.'))}</p>`;
  }
  if (missing === null) return null;
  const { items, others, respondBy } = missing;
  return html`<section class="wanted" aria-labelledby="missing">
    <h2 id="missing">${words.missing}</h2>
    <ul>
      ${items.map((item) => html`<li>${item}</li>`)} ${others > 0 && html`<li>${words.others(others)}</li>`}
    </ul>
    ${respondBy === null ? null : html`<p>${words.respondBy(moment(respondBy, timezone))}</p>`}
  </section>`;
}

function factsOf(status: PublicStatus, words: CitizenWords): Html {
  const { procedure, agency, receivedAt, firstPromiseAt, dueAt, readyAt, returnedAt, timezone } = status;
  const at = (name: string, iso: string | null): Html | null =>
    iso === null
      ? null
      : html`<dt>${name}</dt>
          <dd><time datetime="${iso}">${moment(iso, timezone)}</time></dd>`;
  return html`<dl>
    <dt>${words.procedure}</dt>
    <dd>${procedure}</dd>
    <dt>${words.agency}</dt>
    <dd>${agency}</dd>
    ${at(words.received, receivedAt)} ${firstPromiseAt === dueAt ? null : at(words.firstPromised, firstPromiseAt)}
    ${readyAt === null ? null : at(words.promised, dueAt)} ${at(words.ready, readyAt)} ${at(words.returned, returnedAt)}
  </dl>`;
}

function ratingOf(status: PublicStatus, words: CitizenWords, language: Language, token: string | null): Html | null {
  if (status.rated) return html`<p class="thanks">${words.rated}</p>`;
  if (!status.mayRate || token === null) return null;
  return html`<form method="post" action="/tra-cuu/bien-nhan/${token}/danh-gia" class="rating no-print">
    <input type="hidden" name="lang" value="${language}" />
    <fieldset>
      <legend>${words.rateTitle}</legend>
      ${words.scores
        .map((name, index) => ({ name, score: index + 1 }))
        .reverse()
        .map(
          ({ name, score }) =>
            html`<label
              ><input type="radio" name="score" value="${score}" required /> <span>${score} – ${name}</span></label
            >`,
        )}
    </fieldset>
    <button>${words.send}</button>
  </form>`;
}
