"use strict";
// Joins the text area, the keys that the page shows, and `Papers`.

(function () {
  var WORDS = {
    broken: {
      sign: "？",
      title: "讀不出來",
      english: "This is not a whole code",
      lead: "這段文字不是本分署的條碼，或少了、錯了幾個字。先不要付錢。",
      steps: [
        "請重新掃描整個 QR 碼，或重新複製貼上，再查一次。",
        "還是讀不出來，就當作假的：不要付錢，打電話問清楚（電話看下面）。"
      ]
    },
    forged: {
      sign: "✕",
      title: "假的",
      english: "FORGED: the branch did not sign this",
      lead: "本分署沒有簽發過寫著這些內容的紙。請不要付錢，也不要照紙上的電話、網址或帳號去做。",
      steps: [
        "先把整個 QR 碼再掃一次：少掃一段或打錯一個字，也會查成假的。再查還是假的，就是假的。",
        "留著這張紙，撥 165 反詐騙專線，或自己查本分署的總機打來問。",
        "已經付錢了：馬上撥 165，也馬上告訴您的銀行。"
      ]
    },
    genuine: {
      sign: "✓",
      title: "真的",
      english: "GENUINE: signed by the branch",
      lead: "下面每一行都是本分署簽發的，一個字都沒有被改過。請和手上的紙一行一行比對。",
      steps: [
        "有任何一行和紙上寫的不一樣，這張紙就是假的：騙子會把真的 QR 碼印到假的紙上。",
        "匯款、劃撥只付到上面列出的帳號，超商只刷上面列出的條碼。別的帳號都不要付。",
        "「真的」不表示現在還欠這筆錢：可能已經繳清，或金額變了。付錢之前不確定，請問承辦股。"
      ]
    }
  };
  var ENGLISH_STEPS = {
    broken: "Do not pay yet. Scan the whole QR code again. If it still cannot be read, treat the paper as forged and call.",
    forged: "Scan the whole code once more: a missing or mistyped character looks like a forgery. If it stays so, do not pay, and do not use the telephone number, web address or account on that paper. Call 165 (anti-fraud line), or the branch on a number that you looked up yourself.",
    genuine: "Compare every line with your paper: if one differs, the paper is forged. Pay only to the accounts listed here. Genuine does not mean that the debt is still owed: ask the section when in doubt."
  };

  var area = document.getElementById("code");
  var result = document.getElementById("result");
  var sign = document.getElementById("sign");
  var title = document.getElementById("title");
  var english = document.getElementById("english");
  var lead = document.getElementById("lead");
  var rows = document.getElementById("facts");
  var steps = document.getElementById("steps");
  var englishSteps = document.getElementById("english-steps");
  var spoken = document.getElementById("spoken");

  function keys() {
    var found = [];
    var marked = document.querySelectorAll("code.key");
    for (var i = 0; i < marked.length; i++) { found.push(marked[i].textContent); }
    return found;
  }

  function made(name, text, parent) {
    var element = document.createElement(name);
    element.textContent = text;
    parent.appendChild(element);
    return element;
  }

  function emptied(element) {
    while (element.firstChild) { element.removeChild(element.firstChild); }
    return element;
  }

  function show(found) {
    var words = WORDS[found.verdict];
    result.className = found.verdict;
    result.hidden = false;
    sign.textContent = words.sign;
    title.textContent = words.title;
    english.textContent = words.english;
    lead.textContent = words.lead;
    emptied(rows);
    for (var i = 0; i < found.facts.length; i++) {
      var row = made("tr", "", rows);
      var head = made("th", found.facts[i][0], row);
      head.setAttribute("scope", "row");
      made("span", found.facts[i][1], head).setAttribute("lang", "en");
      made("td", found.facts[i][2], row);
    }
    rows.parentNode.hidden = !found.facts.length;
    emptied(steps);
    for (var j = 0; j < words.steps.length; j++) { made("li", words.steps[j], steps); }
    englishSteps.textContent = ENGLISH_STEPS[found.verdict];
    spoken.textContent = words.title + "。" + words.lead;
  }

  function hide() {
    result.hidden = true;
    spoken.textContent = "";
  }

  function check() {
    var found = Papers.check(area.value, keys(), nacl);
    if (found.verdict === "empty") {
      hide();
      area.focus();
      return;
    }
    show(found);
    // So that the next scan takes the place of this one.
    area.focus();
    area.select();
    result.scrollIntoView();
  }

  area.addEventListener("keydown", function (event) {
    if (event.key === "Enter" || event.keyCode === 13) {
      event.preventDefault();
      check();
    }
  });
  // What stands below must never be about another text than the one above.
  area.addEventListener("input", hide);
  area.addEventListener("paste", function () { setTimeout(check, 0); });
  document.getElementById("check").addEventListener("click", check);
  document.getElementById("print").addEventListener("click", function () { window.print(); });
  document.getElementById("ready").hidden = true;
  document.getElementById("form").hidden = false;
  area.focus();
})();
