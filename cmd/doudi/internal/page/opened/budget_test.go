package opened

import (
	"bytes"
	"context"
	"strconv"
	"strings"
	"testing"

	"doudi/scenarios"
	"doudi/scenarios/decide"
	"doudi/scenarios/report"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// The line of a budget follows the keys and the pointer, says where it stands, and keeps the keyboard.
func movesTheLine(t *testing.T, r *reader) {
	at := func() int {
		n, err := strconv.Atoi(r.js(`document.getElementById("line").getAttribute("aria-valuenow")`))
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	// Everybody of a small place, in as many draws as a budget wants.
	one, _, _ := strings.Cut(strings.Replace(small, "study: small", "study: one", 1), "  - id: no_tilt")
	r.drops(t, "one.yaml", []byte(one))
	r.until(`document.getElementById("changes").elements.study.value === "one.yaml"`)
	r.enter("changes", map[string]string{"people": "", "draws": "", "alternatives": "0"})
	r.js(`document.querySelector("[data-action=run]").click(); 1`)
	r.until(`document.getElementById("line") || document.getElementById("trouble").innerText !== ""`)
	r.enter("changes", map[string]string{"alternatives": "1"}) // as it was, for the next table
	r.js(`document.getElementById("tab-whatif").click(); document.getElementById("line").focus(); document.getElementById("curve").scrollIntoView({block: "center"}); 1`)
	for _, x := range []struct {
		key  string
		want int
	}{{kb.ArrowRight, 510}, {kb.PageUp, 610}, {kb.ArrowLeft, 600}, {kb.Home, 0}, {kb.End, 1000}} {
		r.do(chromedp.KeyEvent(x.key))
		r.until(`document.getElementById("line").getAttribute("aria-valuenow") === "` + strconv.Itoa(x.want) + `"`)
	}
	if said := r.js(`document.activeElement.id + document.activeElement.getAttribute("role") + (document.activeElement.getAttribute("aria-valuetext") === document.getElementById("budget-said").textContent)`); said != "lineslidertrue" {
		t.Errorf("the line has lost the keyboard or its words: %s", said)
	}
	var box []float64
	r.do(chromedp.Evaluate(`(() => { const b = document.querySelector("#curve svg").getBoundingClientRect(); return [b.left, b.top + b.height / 2, b.width]; })()`, &box))
	// The axis goes from 50 to 700 of the drawing's 720.
	drag := func(kind input.MouseType, of720 float64) chromedp.Action {
		return input.DispatchMouseEvent(kind, box[0]+of720/720*box[2], box[1]).WithButton(input.Left).WithButtons(1).WithClickCount(1)
	}
	r.do(drag(input.MousePressed, 600), drag(input.MouseMoved, 400), drag(input.MouseMoved, 213), drag(input.MouseReleased, 213))
	r.until(`Math.abs(document.getElementById("line").getAttribute("aria-valuenow") - 250) < 6`)
	r.do(input.DispatchMouseEvent(input.MouseMoved, box[0]+box[2]/2, box[1]))
	if n := at(); n > 256 {
		t.Errorf("the line follows a pointer that let it go: %d", n)
	}
}

// A question that is asked on the page has, number by number, the answer that it has here; one without an answer says why.
func answersAQuestion(t *testing.T, r *reader) {
	r.js(`document.getElementById("tab-within").click(); 1`)
	r.until(`document.querySelector("#question option[value='parameters.chronic_rate']")`)
	r.enter("question", map[string]string{"people": "1000", "draws": "3", "path": "parameters.chronic_rate", "fund": "resident_insurance", "between": "0.5,1", "budget": "700万", "sure": "90%"})
	r.js(`document.querySelector("[data-action=ask]").click(); 1`)
	r.until(`document.querySelector("#answer .answer") || document.getElementById("asked-trouble").innerText !== ""`)
	if said := r.js(`document.getElementById("asked-trouble").innerText`); said != "" {
		t.Fatal(said)
	}
	r.js(`document.querySelector("[data-action=keep]").click(); 1`)
	r.until(`taken["answer.json"]`)
	study, _, err := scenarios.Parse("study.yaml", []byte(r.js(`taken["study.yaml"]`)), scenarios.Given{Quick: true, Flags: map[string]string{"people": "1000", "draws": "3"}})
	if err != nil {
		t.Fatal(err)
	}
	answer, _, err := decide.Solve(context.Background(), decide.Question{
		Study: study, Paths: []string{"parameters.chronic_rate"}, Between: []*[2]float64{{0.5, 1}}, Fund: "resident_insurance", Budget: 7e6, Sure: 0.9,
	})
	if err != nil {
		t.Fatal(err)
	}
	var want bytes.Buffer
	if err := report.WriteAnswerJSON(&want, answer); err != nil {
		t.Fatal(err)
	}
	if got := r.js(`taken["answer.json"]`); got != want.String() {
		t.Errorf("the page answers\n%s\nand here it is\n%s", got, want.String())
	}
	r.enter("question", map[string]string{"budget": "很多"})
	r.js(`document.querySelector("[data-action=ask]").click(); 1`)
	r.until(`document.querySelector("#question [name=budget]").getAttribute("aria-invalid") === "true" && !document.querySelector("[data-action=ask]").disabled`)
	if got := r.js(`document.getElementById("answer").innerHTML`); got != "" {
		t.Errorf("what was answered before still stands there: %s", got)
	}
}
