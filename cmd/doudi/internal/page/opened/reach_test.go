package opened

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// tab moves the keyboard on until it is where it is wanted, which is an expression of what has it.
func (r *reader) tab(where string) {
	r.t.Helper()
	for range 200 {
		if r.js(fmt.Sprintf(`((x) => %s)(document.activeElement)`, where)) == "true" {
			return
		}
		r.do(chromedp.KeyEvent(kb.Tab))
	}
	r.t.Fatalf("200 tabs do not lead to %s", where)
}

// typed replaces what a field holds.
func (r *reader) typed(text string) {
	r.t.Helper()
	r.do(chromedp.KeyEvent("a", chromedp.KeyModifiers(2))) // control
	r.do(chromedp.KeyEvent(text))
}

// A family is entered and settled by keys alone: another policy's year, a bill's total, one person more and away again, with the
// keyboard where it was after the form is drawn anew; then to the room of help and back.
func settlesByKeys(t *testing.T, r *reader) {
	r.do(chromedp.Focus("#lang", chromedp.ByQuery))
	r.tab(`x.name === "date"`)
	r.tab(`x.name === "claims.0.total"`)
	r.typed("6300")
	r.until(`document.getElementById("sheet").innerText.includes("95802.70")`) // a hundred more than the sample's
	r.do(chromedp.Focus("#lang", chromedp.ByQuery))
	r.tab(`x.dataset.action === "add persons"`)
	r.do(chromedp.KeyEvent(kb.Enter))
	r.until(`document.querySelector("[name='persons.2.id']")`)
	if got := r.js(`document.activeElement.dataset.action`); got != "add persons" {
		t.Errorf("after a person was added, the keyboard is at %q", got)
	}
	r.do(chromedp.Focus("#lang", chromedp.ByQuery))
	r.tab(`x.dataset.action === "drop persons.2"`)
	r.do(chromedp.KeyEvent(kb.Enter))
	r.until(`!document.querySelector("[name='persons.2.id']")`)
	r.tab(`x.name === "claims.0.total"`)
	r.typed("6200.00")
	r.until(`document.getElementById("sheet").innerText.includes("95702.70")`)
	r.do(chromedp.Focus("#lang", chromedp.ByQuery), chromedp.KeyEvent(kb.Tab))
	r.do(chromedp.KeyEvent(kb.ArrowLeft)) // from the first to the last
	r.until(`!document.getElementById("help").hidden`)
	if got := r.js(`document.activeElement.id`); got != "tab-help" {
		t.Errorf("the keyboard is at %q", got)
	}
	r.do(chromedp.KeyEvent(kb.ArrowRight))
	r.until(`!document.getElementById("bills").hidden`)
}

// Nothing jumps while the page opens and is drawn in the other language: what the browser counts as shifts of the layout, of which nobody
// was the cause, comes to less than a tenth of the screen. Help fits a screen.
func staysInPlace(t *testing.T, r *reader) {
	r.js(`window.shifted = 0; new PerformanceObserver((list) => { for (const x of list.getEntries()) if (!x.hadRecentInput) shifted += x.value; }).observe({type: "layout-shift", buffered: true}); 1`)
	speaksEnglish(t, r)
	sum, err := strconv.ParseFloat(r.js(`new Promise((done) => setTimeout(() => done(shifted), 100))`), 64)
	if err != nil || sum >= 0.1 {
		t.Errorf("the layout shifts by %v (%v)", sum, err)
	}
	r.js(`document.getElementById("tab-help").click(); 1`)
	if high, err := strconv.Atoi(r.js(`Math.ceil(document.getElementById("help").getBoundingClientRect().bottom)`)); err != nil || high > 768 {
		t.Errorf("help ends at %d of 768", high)
	}
	r.js(`document.getElementById("tab-bills").click(); 1`)
}

// contrasts are the texts of a room that stand out from what is behind them by less than WCAG's AA asks, 4.5, or 3 where they are large.
// What is switched off is not asked, nor what is not shown.
const contrasts = `(() => {
	const light = ([r, g, b]) => { const f = (c) => { c /= 255; return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4; }; return 0.2126 * f(r) + 0.7152 * f(g) + 0.0722 * f(b); };
	const parse = (c) => { const x = c.match(/[\d.]+/g).map(Number); return x.length < 4 ? [...x, 1] : x; };
	const behind = (x) => { for (; x; x = x.parentElement) { const c = parse(getComputedStyle(x).backgroundColor); if (c[3] === 1) return c; } return [255, 255, 255, 1]; };
	const low = new Set();
	let seen = 0;
	for (const x of document.querySelectorAll("body *")) {
		const style = getComputedStyle(x), own = [...x.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim()) || x.matches("input, select");
		if (!own || x.disabled || !x.getClientRects().length || style.visibility === "hidden" || x.closest("svg")) continue;
		seen++;
		const a = light(parse(style.color)), b = light(behind(x)), ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
		const size = parseFloat(style.fontSize), large = size >= 24 || size >= 18.66 && style.fontWeight >= 700;
		if (ratio < (large ? 3 : 4.5)) low.add(x.tagName + "." + x.className + " " + style.color + " " + ratio.toFixed(2));
	}
	return seen < 5 ? "nothing was seen" : [...low].join("; ");
})()`

func isLegible(t *testing.T, r *reader) {
	for _, room := range []string{"bills", "whatif", "within", "own", "help"} {
		r.js(fmt.Sprintf(`document.getElementById("tab-%s").click(); 1`, room))
		if low := r.js(contrasts); low != "" {
			t.Errorf("%s: %s", room, low)
		}
	}
	// The measure sees what is faint.
	r.js(`document.getElementById("tab-help").click(); document.querySelector("#help li").style.color = "#999"; 1`)
	if low := r.js(contrasts); !strings.Contains(low, "LI") {
		t.Errorf("a faint line is not seen: %q", low)
	}
	r.js(`document.querySelector("#help li").style.color = ""; document.getElementById("tab-bills").click(); 1`)
}
