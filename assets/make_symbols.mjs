// Draws assets/symbols/*.svg: white lines on nothing, tinted and put on a coloured counter later.
//
//   npm install --no-save milsymbol@3.0.4 && node assets/make_symbols.mjs
//
// Every file shares one frame of 150 x 100 units in a view box of 166 x 116, so that all come out
// at the same size; a headquarters hangs its staff 9 units below. SDL's SVG reader drops <text>:
// letters are drawn as strokes.

import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import ms from "milsymbol";

const WHITE = "#ffffff";
const LINE = 6;
const FRAME = 8;

// MIL-STD-2525C identity codes, friend frame: the faction's colour says whose it is.
const STANDARD = {
  infantry: "SFGPUCI--------",
  mechanised_infantry: "SFGPUCIZ-------",
  motorised_infantry: "SFGPUCIM-------",
  reconnaissance: "SFGPUCR--------",
  armoured_cavalry: "SFGPUCRVA------",
  supply: "SFGPUSS--------",
  headquarters: "SFGPUH---------",
  mortar: "SFGPUCFM-------",
  artillery: "SFGPUCF--------",
  engineers: "SFGPUCE--------",
  helicopter_attack: "SFGPUCVRA------",
  helicopter_transport: "SFGPUCVRU------",
  drone_armed: "SFGPUCVU-------",
  transport: "SFGPUST--------",
};

const stroke = (path, width = LINE) =>
  `<path d="${path}" stroke-width="${width}" stroke="${WHITE}" fill="none" stroke-linecap="round"/>`;
const frame = `<path d="M25,50 l150,0 0,100 -150,0 z" stroke-width="${FRAME}" stroke="${WHITE}" fill="none"/>`;
const rim = (path) =>
  `<path d="${path}" stroke-width="${FRAME}" stroke="${WHITE}" fill="none"/>`;
const circle = (left, top, radius) =>
  `<circle cx="${left}" cy="${top}" r="${radius}" stroke-width="${LINE}" stroke="${WHITE}" fill="none"/>`;

// Letters and glyphs that are ours: the standard has none for a land unit of irregulars, and its
// letters on helicopters are text.
const OWN = {
  helicopter_attack: stroke("M90,84 L100,60 L110,84 M93.5,76 L106.5,76"),
  helicopter_transport: stroke("M91,60 L91,76 Q91,84 100,84 Q109,84 109,76 L109,60"),
  drone_armed: stroke("M100,117 L100,138 M91,130 L100,139 L109,130"),
  headquarters: stroke("M72,80 L72,120 M94,80 L94,120 M72,100 L94,100") +
    stroke("M128,100 Q128,120 118,120 Q108,120 108,100 Q108,80 118,80 Q128,80 128,100 M120,112 L131,124"),
};
const WINGS = `<path d="M100,100 L130,88 c15,0 15,24 0,24 L100,100 70,112 c-15,0 -15,-24 0,-24 Z" fill="${WHITE}"/>`;
const OURS = {
  jet_attack: frame + WINGS + stroke("M100,117 L100,138 M91,130 L100,139 L109,130"),
  plane_transport: frame + WINGS + stroke("M91,60 L91,76 Q91,84 100,84 Q109,84 109,76 L109,60"),
  irregular_band: frame + stroke("M25,50 L70,80 M130,120 L175,150 M25,150 L70,120 M130,80 L175,50") +
    stroke("M78,116 L89,96 L100,116 L111,96 L122,116 M89,86 L100,76 L111,86"),
  guerrilla_motorcycles: frame + stroke("M25,50 L72,81 M175,50 L128,81") +
    circle(76, 118, 17) + circle(124, 118, 17) + stroke("M76,118 L92,94 L112,94 L124,118 M112,94 L118,82"),
  mines: frame + circle(64, 108, 13) + circle(100, 108, 13) + circle(136, 108, 13) +
    stroke("M57,93 L52,82 M71,93 L76,82 M93,93 L88,82 M107,93 L112,82 M129,93 L124,82 M143,93 L148,82"),
  unknown: rim("M70,72 C70,38 130,38 130,72 C164,72 164,128 130,128 C130,162 70,162 70,128 C36,128 36,72 70,72 Z") +
    stroke("M86,88 Q86,76 100,76 Q114,76 114,88 Q114,96 106,100 Q100,103 100,112 M100,124 L100,125", 9),
};

// Small glyphs of the standard vanish on a counter of 32 pixels.
const ENLARGED = { mortar: 1.5, artillery: 1.4, transport: 1.7, drone_armed: 1.15, engineers: 1.1 };

const enlarge = (name, glyph) =>
  ENLARGED[name]
    ? `<g transform="translate(100 100) scale(${ENLARGED[name]}) translate(-100 -100)">${glyph}</g>`
    : glyph;

const shape = (name, code) => {
  const parts = new ms.Symbol(code, { size: 100, monoColor: WHITE, fill: false, outlineWidth: 0 })
    .asSVG()
    .replace(/^<svg[^>]*>|<\/svg>$/g, "")
    .replace(/<text.*?<\/text>/g, "")
    .replace("M25,150 L25,250", "M25,150 L25,163")
    .replace(/stroke-width="4"/g, `stroke-width="${FRAME}"`)
    .replace(/stroke-width="3"/g, `stroke-width="${LINE}"`)
    .replace(/stroke-width="4\.28[0-9]*"/g, `stroke-width="${FRAME}"`);
  const end = parts.indexOf("</path>") + "</path>".length;
  return parts.slice(0, end) + enlarge(name, parts.slice(end));
};

const page = (body, height) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="166" height="${height}" ` +
  `viewBox="17 42 166 ${height}">${body}</svg>\n`;

const folder = join(dirname(fileURLToPath(import.meta.url)), "symbols");
const write = (name, body) =>
  writeFileSync(join(folder, `${name}.svg`), page(body, name === "headquarters" ? 125 : 116));

for (const [name, code] of Object.entries(STANDARD)) write(name, shape(name, code) + (OWN[name] ?? ""));
for (const [name, body] of Object.entries(OURS)) write(name, body);
