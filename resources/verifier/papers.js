"use strict";
// What a code says and whether the branch signed it: the rules of docs/paper-code-format.md.
// No document in here, and ECMAScript 5 only: a test runs it without a browser.

var Papers = (function () {
  var PREFIX = "PAPER1";
  var LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  var SIGNATURE_BYTES = 64;
  var SIGNED_HEAD = "counter-app paper\n";
  var LINES = 12;
  var ROC_OFFSET = 1911;
  // Whatever somebody's keyboard, scanner or copying may have put in between.
  var SPACE = "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
  var SPACES = new RegExp("[" + SPACE + "]+", "g");
  // The order of the group of Ed25519, its lowest byte first.
  var ORDER = [
    0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde, 0x14,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x10
  ];

  // --- bytes ---------------------------------------------------------------------------

  function bytesOfText(text) {
    var plain = unescape(encodeURIComponent(text));
    var bytes = new Uint8Array(plain.length);
    for (var i = 0; i < plain.length; i++) { bytes[i] = plain.charCodeAt(i); }
    return bytes;
  }

  // Throws URIError for what is not UTF-8.
  function textOfBytes(bytes) {
    var spelled = "";
    for (var i = 0; i < bytes.length; i++) {
      spelled += "%" + (bytes[i] < 16 ? "0" : "") + bytes[i].toString(16);
    }
    return decodeURIComponent(spelled);
  }

  function bytesOfHex(hex) {
    var bytes = new Uint8Array(hex.length / 2);
    for (var i = 0; i < bytes.length; i++) { bytes[i] = parseInt(hex.substr(2 * i, 2), 16); }
    return bytes;
  }

  // Null for what is not base 32 without padding in its one spelling.
  function bytesOfBase32(text) {
    var bytes = new Uint8Array(Math.floor(text.length * 5 / 8));
    var held = 0, bits = 0, at = 0;
    for (var i = 0; i < text.length; i++) {
      var value = LETTERS.indexOf(text.charAt(i));
      if (value < 0) { return null; }
      held = (held << 5) | value;
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        bytes[at++] = held >> bits;
        held &= (1 << bits) - 1;
      }
    }
    // A letter too many, or bits in the last one that say nothing.
    return bits >= 5 || held ? null : bytes;
  }

  function joined(one, other) {
    var all = new Uint8Array(one.length + other.length);
    all.set(one);
    all.set(other, one.length);
    return all;
  }

  // --- the twelve lines ------------------------------------------------------------------

  function isTidy(line) {
    return line.replace(SPACES, " ").replace(/^ | $/g, "") === line;
  }

  function isDay(line) {
    var found = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/.exec(line);
    if (!found) { return false; }
    var year = +found[1], month = +found[2], day = +found[3];
    var isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
    var last = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
    return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= last;
  }

  // The facts of a code and its signature; null for what is none, or not whole.
  function parse(text) {
    var packed = text.replace(SPACES, "");
    if (!/^[\x00-\x7f]*$/.test(packed)) { return null; }
    packed = packed.toUpperCase();
    if (packed.substr(0, PREFIX.length) !== PREFIX) { return null; }
    var whole = bytesOfBase32(packed.substr(PREFIX.length));
    if (!whole || whole.length <= SIGNATURE_BYTES) { return null; }
    var content = whole.subarray(0, whole.length - SIGNATURE_BYTES);
    var lines;
    try {
      lines = textOfBytes(content).split("\n");
    } catch (error) {
      return null;
    }
    var isWhole = lines.length === LINES && lines.every(isTidy) &&
      (lines[0] === "N" || lines[0] === "R") && isDay(lines[3]) &&
      /^(0|-?[1-9][0-9]*)$/.test(lines[4]) && (lines[8] === "" || isDay(lines[8]));
    if (!isWhole) { return null; }
    return {
      lines: lines,
      signed: joined(bytesOfText(SIGNED_HEAD), content),
      signature: whole.subarray(whole.length - SIGNATURE_BYTES)
    };
  }

  // --- who signed it -----------------------------------------------------------------------

  // A signature plus the order would pass as well; RFC 8032 allows the smallest only.
  function isSmallest(signature) {
    for (var i = 31; i >= 0; i--) {
      if (signature[32 + i] !== ORDER[i]) { return signature[32 + i] < ORDER[i]; }
    }
    return false;
  }

  // The key that signed a code, or an empty text.
  function signer(code, keys, nacl) {
    if (!isSmallest(code.signature)) { return ""; }
    for (var i = 0; i < keys.length; i++) {
      if (nacl.sign.detached.verify(code.signed, code.signature, bytesOfHex(keys[i]))) {
        return keys[i];
      }
    }
    return "";
  }

  // --- words -------------------------------------------------------------------------------

  function dayInWords(line) {
    if (line === "") { return "沒有期限"; }
    var parts = line.split("-");
    var year = +parts[0] - ROC_OFFSET;
    if (year < 1) { return line; }
    return "民國 " + year + " 年 " + parts[1] + " 月 " + parts[2] + " 日（" + line + "）";
  }

  function amountInWords(line) {
    return "新臺幣 " + line.replace(/\B(?=([0-9]{3})+$)/g, ",") + " 元";
  }

  function orNone(line, none) {
    return line === "" ? none : line;
  }

  // What must stand on the paper: rows of Chinese name, English name, words.
  function facts(lines) {
    var isNotice = lines[0] === "N";
    var rows = [
      ["紙張", "Paper", isNotice ? "傳繳通知書" : "收據"],
      [isNotice ? "通知書編號" : "收據編號", "Number", lines[1]],
      ["金額", "Amount", amountInWords(lines[4])],
      [isNotice ? "義務人" : "繳款人", isNotice ? "Who owes" : "Who paid", lines[5]],
      [isNotice ? "案號" : "繳了什麼", isNotice ? "Case" : "Paid for", lines[6]],
      ["移送機關", "Agency", orNone(lines[7], "（沒有）")],
      ["分署", "Branch", lines[2]],
      [isNotice ? "發出日期" : "收款日期", isNotice ? "Issued on" : "Paid on", dayInWords(lines[3])]
    ];
    if (isNotice) {
      rows.push(
        ["最後繳款日", "Pay by", dayInWords(lines[8])],
        ["匯款帳號", "Bank account", orNone(lines[10], "這張沒有：有人叫您匯款就是詐騙")],
        ["郵局劃撥帳號", "Post office account", orNone(lines[11], "這張沒有：不能在郵局劃撥")],
        ["超商條碼中間那條", "Middle barcode",
          orNone(lines[9], "這張沒有：不能在超商繳")]
      );
    }
    return rows;
  }

  // What the page has to say of a text: verdict is empty, broken, forged or genuine.
  function check(text, keys, nacl) {
    if (text.replace(SPACES, "") === "") { return { verdict: "empty", key: "", number: "", facts: [] }; }
    var code = parse(text);
    if (!code) { return { verdict: "broken", key: "", number: "", facts: [] }; }
    var key = signer(code, keys, nacl);
    if (!key) { return { verdict: "forged", key: "", number: code.lines[1], facts: [] }; }
    return { verdict: "genuine", key: key, number: code.lines[1], facts: facts(code.lines) };
  }

  return { check: check, parse: parse };
})();
