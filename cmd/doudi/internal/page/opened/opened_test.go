package opened

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"doudi/cmd/doudi/internal/check"
	"doudi/model/document"
	"doudi/model/message"
	"doudi/rules/bill"
	"doudi/rules/read"
	"doudi/rules/settle"
	"doudi/scenarios"
	"doudi/scenarios/dispatch"
	"doudi/scenarios/figure"
	"doudi/scenarios/forecast"
	"doudi/scenarios/library"
	"doudi/scenarios/report"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// reader is a browser in which the page is open.
type reader struct {
	t      testing.TB
	ctx    context.Context
	asked  []string // addresses that the page asked for
	broken []string // what the console complains of
}

// opened opens the page that DOUDI_PAGE names, from its file.
func opened(t testing.TB) *reader {
	r := browser(t)
	r.do(chromedp.Navigate("file://" + os.Getenv("DOUDI_PAGE")))
	r.until(`document.documentElement.dataset.ready === "yes"`)
	// What is taken away is kept here instead of in a folder of downloads.
	r.js(`window.taken = {}; window.takenBytes = {};
		const text = (buffer) => { let out = ""; for (const x of new Uint8Array(buffer)) out += String.fromCharCode(x); return btoa(out); };
		HTMLAnchorElement.prototype.click = function() { taken[this.download] = taken.last; takenBytes[this.download] = taken.bytes; };
		URL.createObjectURL = (blob) => { taken.last = blob.text(); taken.bytes = blob.arrayBuffer().then(text); return "blob:taken"; }; 1`)
	return r
}

// browser is one without a network, in which nothing is open yet.
func browser(t testing.TB) *reader {
	if os.Getenv("DOUDI_PAGE") == "" {
		t.Skip("DOUDI_PAGE names no page: .ci/run makes one (doudi page -o FILE) and opens it")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.NoSandbox, chromedp.WindowSize(1366, 768))
	ctx, cancel := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx, chromedp.WithErrorf(t.Logf))
	t.Cleanup(cancel)
	ctx, cancel = context.WithTimeout(ctx, 8*time.Minute)
	t.Cleanup(cancel)
	r := &reader{t: t, ctx: ctx}
	chromedp.ListenTarget(ctx, func(event any) {
		switch e := event.(type) {
		case *network.EventRequestWillBeSent:
			r.asked = append(r.asked, e.Request.URL)
		case *runtime.EventExceptionThrown:
			r.broken = append(r.broken, e.ExceptionDetails.Error())
		}
	})
	if err := chromedp.Run(ctx, network.Enable(), network.EmulateNetworkConditions(true, 0, 0, 0)); err != nil {
		if strings.Contains(err.Error(), "executable file not found") {
			t.Skip("there is no Chromium here: ", err)
		}
		t.Fatal(err)
	}
	return r
}

func (r *reader) do(actions ...chromedp.Action) {
	r.t.Helper()
	if err := chromedp.Run(r.ctx, actions...); err != nil {
		r.t.Fatalf("%v; the console: %v", err, r.broken)
	}
}

// js is what an expression comes to, as text.
func (r *reader) js(expression string) string {
	r.t.Helper()
	var out any
	r.do(chromedp.Evaluate(expression, &out, func(p *runtime.EvaluateParams) *runtime.EvaluateParams { return p.WithAwaitPromise(true) }))
	return fmt.Sprint(out)
}

// until waits until a condition holds.
func (r *reader) until(condition string) {
	r.t.Helper()
	r.do(chromedp.Poll(condition, nil, chromedp.WithPollingTimeout(200*time.Second), chromedp.WithPollingInterval(50*time.Millisecond)))
}

// enter fills fields of a form, as typing does.
func (r *reader) enter(form string, values map[string]string) {
	r.t.Helper()
	text, _ := json.Marshal(values)
	r.js(fmt.Sprintf(`for (const [name, value] of Object.entries(%s)) { const x = document.getElementById(%q).elements[name];
		x.value = value; x.dispatchEvent(new Event("input", {bubbles: true})); } 1`, text, form))
}

// taken is a file of the run, as it is taken away.
func (r *reader) taken(name string) string {
	r.t.Helper()
	r.js(fmt.Sprintf(`document.querySelector('[data-file=%q]').click(); 1`, name))
	r.until(fmt.Sprintf(`taken[%q]`, filepath.Base(name)))
	return r.js(fmt.Sprintf(`taken[%q]`, filepath.Base(name)))
}

// small is a study of one year, so that a run of it takes moments: its own alternative, and those that are entered.
const small = `study: small
title: {zh: 一年, en: One year}
policy: huolinguole
population: {profile: huolinguole}
illness: china-rural
years: 2018..2018
draws: 100
seed: 1
scenarios:
  - id: current
    title: {zh: 现行政策, en: Current policy}
  - id: no_tilt
    title: {zh: 取消倾斜, en: Without the tilt}
    set:
      - {path: parameters.tilt_points, value: 0}
`

// drops opens a file on the page that has a text.
func (r *reader) drops(t *testing.T, name string, text []byte) {
	t.Helper()
	name = filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(name, text, 0o644); err != nil {
		t.Fatal(err)
	}
	r.do(chromedp.SetUploadFiles("#open", []string{name}, chromedp.ByQuery))
}

func TestThePageWorksInABrowser(t *testing.T) {
	r := opened(t)
	for _, x := range []struct {
		name string
		does func(*testing.T, *reader)
	}{
		{"family", settlesAFamily}, {"look", looksAsItDid}, {"place", staysInPlace}, {"keys", settlesByKeys}, {"legible", isLegible}, {"beside", setsAPolicyBeside}, {"field", saysWhatIsWrongAtTheField}, {"english", speaksEnglish},
		{"dropped", checksWhatIsDropped}, {"cancel", isStopped}, {"run", runsAStudy}, {"taken", isTakenAwayWhole}, {"line", movesTheLine}, {"question", answersAQuestion}, {"widths", fitsTheScreen}, {"print", isPrinted},
		{"bad", refusesBadFiles}, {"markup", showsMarkupAsText}, {"anew", beginsAnew},
	} {
		t.Run(x.name, func(t *testing.T) {
			r.t = t
			x.does(t, r)
		})
	}
	for _, address := range r.asked {
		if !strings.HasPrefix(address, "file:") && !strings.HasPrefix(address, "data:") && !strings.HasPrefix(address, "blob:") {
			t.Errorf("the page asks for %s", address)
		}
	}
	if len(r.broken) > 0 {
		t.Errorf("the console complains: %v", r.broken)
	}
	t.Run("old", func(t *testing.T) {
		r.t = t
		saysThatItIsTooOld(t, r)
	})
}

// yearRow is the amount of the year's table beside a label.
func (r *reader) yearRow(label string) string {
	return r.js(fmt.Sprintf(`[...document.querySelectorAll("#sheet table")][0].innerText.split("\n").map((x) => x.split("\t")).find((x) => x[0] === %q)?.[1] ?? ""`, label))
}

// The page opens with the bills of README's second command; what each fund pays is what the same bills come to here.
func settlesAFamily(t *testing.T, r *reader) {
	root, err := library.Policies().Root("baise")
	if err != nil {
		t.Fatal(err)
	}
	p, _, err := read.Policy(root)
	if err != nil {
		t.Fatal(err)
	}
	if root, err = library.Bills().Root("baise-2018"); err != nil {
		t.Fatal(err)
	}
	given, _, err := bill.Read(root, p)
	if err != nil {
		t.Fatal(err)
	}
	sheet, err := settle.Year(p, given)
	if err != nil {
		t.Fatal(err)
	}
	for k, b := range p.Benefits {
		if got, want := r.yearRow(b.Title.In(message.Chinese, "")), sheet.Totals.Paid[k].String(); got != want {
			t.Errorf("%s: %s on the page, %s here", b.ID, got, want)
		}
	}
	if got := r.yearRow("个人负担"); got != "9685.50" { // as README prints
		t.Errorf("out of pocket is %s", got)
	}
	if got := r.yearRow("个人负担（大写）"); got != "玖仟陆佰捌拾伍元伍角整" {
		t.Errorf("in words: %s", got)
	}
}

// The comparison is that of README's third command.
func setsAPolicyBeside(t *testing.T, r *reader) {
	r.enter("entry", map[string]string{"beside.policy": "huaihua"})
	r.until(`document.getElementById("beside").innerText.includes("+7376.01")`)
	r.enter("entry", map[string]string{"beside.policy": ""})
	r.until(`document.getElementById("beside").innerText === ""`)
}

// A total in digits of full width, with the unit, is understood; one that is no amount is explained at its field.
func saysWhatIsWrongAtTheField(t *testing.T, r *reader) {
	r.enter("entry", map[string]string{"claims.0.total": "６,２００元"})
	r.until(`!document.querySelector("[aria-invalid]") && document.querySelector("#sheet").innerText.includes("95702.70")`)
	r.enter("entry", map[string]string{"claims.0.total": "六千"})
	r.until(`document.querySelector("[name='claims.0.total']").getAttribute("aria-invalid") === "true"`)
	r.enter("entry", map[string]string{"claims.0.total": "6200.00"})
	r.until(`!document.querySelector("[aria-invalid]")`)
}

func speaksEnglish(t *testing.T, r *reader) {
	r.js(`document.getElementById("lang").click(); 1`)
	r.until(`document.documentElement.lang === "en" && !document.querySelector("[aria-busy]") && document.getElementById("sheet").innerText.includes("Basic medical insurance")`)
	if got := r.yearRow("Out of pocket"); got != "9685.50" {
		t.Errorf("out of pocket is %s", got)
	}
	r.js(`document.getElementById("lang").click(); 1`)
	r.until(`document.documentElement.lang === "zh-CN" && !document.querySelector("[aria-busy]") && document.getElementById("sheet").innerText.includes("基本医疗保险")`)
}

// A wrong policy is answered with the message of `doudi check`.
func checksWhatIsDropped(t *testing.T, r *reader) {
	text := []byte("policy: mine\ntitle: <img src=x onerror=alert(1)>\njurisdiction: CN\n")
	r.drops(t, "mine.yaml", text)
	r.until(`document.querySelector("#checked pre")`)
	said, _ := check.Text("mine.yaml", text, scenarios.Given{Quick: true}, nil)
	if got, want := r.js(`document.querySelector("#checked pre").textContent`), strings.TrimRight(said.Shown(message.Chinese), "\n"); got != want {
		t.Errorf("the page says\n%s\nand check\n%s", got, want)
	}
	if r.js(`document.querySelectorAll("#checked img").length`) != "0" {
		t.Error("a title became an element")
	}
}

// A run that is stopped, twice, leaves nothing and the page at work.
func isStopped(t *testing.T, r *reader) {
	r.js(`document.getElementById("tab-whatif").click(); document.querySelector("[data-action=run]").click(); 1`)
	r.until(`!document.querySelector("[data-action=cancel]").disabled`)
	r.js(`const stop = document.querySelector("[data-action=cancel]"); stop.click(); stop.click(); 1`)
	r.until(`!document.querySelector("[data-action=run]").disabled`)
	if got := r.js(`document.getElementById("result").innerHTML + document.getElementById("broken").hidden`); got != "true" {
		t.Errorf("what is left is %q", got)
	}
}

// A study with an alternative that was entered: what the page leaves is, byte for byte, what its study file comes to here; and the
// study is opened on the page again.
func runsAStudy(t *testing.T, r *reader) {
	r.drops(t, "small.yaml", []byte(small))
	r.until(`document.getElementById("changes").elements.study.value === "small.yaml" && document.querySelector("#table [name='alt.0.parameters.chronic_rate']")`)
	r.enter("changes", map[string]string{"people": "600", "draws": "4", "alt.0.title": "封顶三千", "alt.0.add.cap": "３０００元", "alt.0.parameters.chronic_rate": "85％",
		"alt.0.add.application": "３０%", "alt.0.add.application_rate": "0.6", "alt.0.add.application_take_up": "40%"})
	r.js(`document.getElementById("tab-whatif").click(); const start = document.querySelector("[data-action=run]"); start.focus(); start.click(); 1`)
	if got := r.js(`document.activeElement.dataset.action`); got != "cancel" {
		t.Errorf("while it runs the keyboard is at %q", got)
	}
	r.until(`document.getElementById("result").innerHTML !== "" || document.getElementById("trouble").innerText !== ""`)
	r.until(`!document.querySelector("[data-action=run]").disabled`)
	if got := r.js(`document.activeElement.dataset.action + document.getElementById("run-left").textContent`); got != "run算完了，结果在下面" {
		t.Errorf("when it is done the keyboard is, and it is said: %q", got)
	}
	text := r.taken("study.yaml")
	study, _, err := scenarios.Parse("study.yaml", []byte(text), scenarios.Given{Quick: true, Flags: map[string]string{"people": "600", "draws": "4"}})
	if err != nil {
		t.Fatalf("%s\n%v", text, document.Mistakes("", nil, err).Shown(message.English))
	}
	if n := len(study.Scenarios); n != 3 {
		t.Errorf("%d scenarios: the study has one beside its baseline, and one was entered", n)
	}
	plan, err := forecast.Open(study)
	if err != nil {
		t.Fatal(err)
	}
	result, err := dispatch.Run(context.Background(), plan, dispatch.Options{})
	if err != nil {
		t.Fatal(err)
	}
	files, err := report.Files(result, report.Drawn{Names: []string{"differences"}, Languages: []message.Language{message.Chinese}, Width: figure.Half, Formats: []string{"svg"}})
	if err != nil {
		t.Fatal(err)
	}
	var want bytes.Buffer
	if err := files["summary.csv"](&want); err != nil {
		t.Fatal(err)
	}
	if got := r.taken("summary.csv"); got != want.String() {
		t.Errorf("summary.csv has %d bytes on the page and %d here, and they are not the same", len(got), want.Len())
	}
	// The page is compiled without fonts that no picture uses; what is drawn in it is what is drawn here.
	var drawn bytes.Buffer
	if err := files["figures/differences_zh.svg"](&drawn); err != nil {
		t.Fatal(err)
	}
	metadata := regexp.MustCompile(`(?s)\n<metadata>.*?</metadata>`)
	if got := metadata.ReplaceAllString(r.taken("figures/differences_zh.svg"), ""); got != drawn.String() {
		t.Errorf("the picture has %d bytes on the page and %d here, and they are not the same", len(got), drawn.Len())
	}
	r.drops(t, "study.yaml", []byte(text))
	r.until(`document.getElementById("changes").elements.study.value === "study.yaml" && document.getElementById("table").innerText.includes("封顶三千")`)
	if said := r.js(`document.getElementById("result").innerText`); !strings.Contains(said, "封顶三千") {
		t.Error("the alternative is not told of")
	}
}

// On a desk, a tablet and a phone nothing stands outside the page, with a result and all that stands behind it opened: on a phone no
// table has to be moved aside to be read.
func fitsTheScreen(t *testing.T, r *reader) {
	r.js(`for (const x of document.querySelectorAll("#result details")) x.open = true; 1`)
	for _, wide := range []int64{1366, 1024, 768, 390} {
		r.do(chromedp.EmulateViewport(wide, 768))
		for _, room := range []string{"bills", "whatif", "within", "own", "help"} {
			r.js(fmt.Sprintf(`document.getElementById("tab-%s").click(); 1`, room))
			if got := r.js(`document.documentElement.scrollWidth`); got != fmt.Sprint(wide) {
				t.Errorf("at %d the room %s is %s wide", wide, room, got)
			}
		}
	}
	r.js(`document.getElementById("tab-whatif").click(); 1`)
	if got := r.js(`[...document.querySelectorAll("#result .wide")].map((x) => x.scrollWidth > x.clientWidth).join()`); strings.Contains(got, "true") || !strings.Contains(got, "false") {
		t.Errorf("which tables are wider than a phone: %s", got)
	}
	// A figure is in one line with the head that says what it is.
	if got := r.js(`(() => { const edge = (x) => Math.round(x.getBoundingClientRect().right); const table = [...document.querySelectorAll("#result table")].find((x) => x.tHead.rows[0].cells.length > 3);
		return [...table.rows].every((x) => x.cells.length < 3 || [...x.cells].every((c, i) => i === 0 || edge(c) === edge(table.tHead.rows[0].cells[i]))); })()`); got != "true" {
		t.Error("on a phone figures do not stand under their heads")
	}
}

// What is printed of a result has nothing to press or to fill in, and says what it is of: at the foot, and at the end by hashes.
func isPrinted(t *testing.T, r *reader) {
	r.do(chromedp.EmulateViewport(1366, 768), emulation.SetEmulatedMedia().WithMedia("print"))
	defer r.do(emulation.SetEmulatedMedia())
	shown := func(what string) string {
		return r.js(fmt.Sprintf(`[...document.querySelectorAll(%q)].filter((x) => x.getClientRects().length).map((x) => x.innerText).join("|")`, what))
	}
	for room, want := range map[string]string{"whatif": `^兜底 \S+ · 研究 one · 种子 1 · 输入文件\d个，摘要在末尾$`, "bills": `^兜底 \S+ · 政策：baise@2018 \(sha256 [0-9a-f]{16}…\)$`} {
		r.js(fmt.Sprintf(`document.getElementById("tab-%s").click(); 1`, room))
		if got := shown("button, input, select, textarea, nav, .note, header"); got != "" {
			t.Errorf("%s: printed is %s", room, got)
		}
		if got := shown(".running"); !regexp.MustCompile(want).MatchString(got) {
			t.Errorf("%s: at the foot stands %q", room, got)
		}
	}
	r.js(`document.getElementById("tab-whatif").click(); 1`)
	if got := shown(".printed"); strings.Count(got, "sha256") != 4 || !strings.Contains(got, "one.yaml") && !strings.Contains(got, "study.yaml") {
		t.Errorf("at the end stands %q", got)
	}
	if got := shown("#result details"); got == "" {
		t.Error("what was opened is not printed")
	}
}
