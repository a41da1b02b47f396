package opened

import (
	"bytes"
	"context"
	"fmt"
	"math/rand"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"doudi/cmd/doudi/internal/check"
	"doudi/model/document"
	"doudi/model/message"
	"doudi/scenarios"
	"doudi/scenarios/library"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// bomb is a few hundred bytes of YAML that would be ten to the ninth scalars.
func bomb() string {
	var b strings.Builder
	b.WriteString("policy: bomb\na0: &a0 [x, x, x, x, x, x, x, x, x, x]\n")
	for i := 1; i < 9; i++ {
		fmt.Fprintf(&b, "a%d: &a%d [%s*a%d]\n", i, i, strings.Repeat(fmt.Sprintf("*a%d, ", i-1), 9), i-1)
	}
	return b.String()
}

// A policy of 25 megabytes, a bomb, noise and an empty file are refused in the words of `doudi check`, and the page lives on.
func refusesBadFiles(t *testing.T, r *reader) {
	noise := make([]byte, 1<<16)
	rand.New(rand.NewSource(1)).Read(noise)
	folder := t.TempDir()
	for _, x := range []struct {
		name string
		text []byte
	}{
		{"large.yaml", bytes.Repeat([]byte("policy: a policy of twenty-five megabytes\n"), 25<<20/42)},
		{"bomb.yaml", []byte(bomb())}, {"noise.yaml", noise}, {"empty.yaml", nil}, {"program.yaml", append([]byte("\x00asm\x01\x00\x00\x00"), noise...)},
	} {
		name := filepath.Join(folder, x.name)
		if err := os.WriteFile(name, x.text, 0o644); err != nil {
			t.Fatal(err)
		}
		r.do(chromedp.SetUploadFiles("#open", []string{name}, chromedp.ByQuery))
		said := fmt.Sprintf(`document.querySelector('#checked [data-file=%q] pre[role=alert]')`, x.name)
		r.until(said)
		// What is larger than a file may be is not carried into the program as a whole: the message is that of its size all the same.
		text, err := document.ReadText(name)
		if err != nil {
			t.Fatal(err)
		}
		want, _ := check.Text(x.name, text, scenarios.Given{Quick: true}, nil)
		if got, want := r.js(said+".textContent"), strings.TrimRight(want.Shown(message.Chinese), "\n"); got != want || want == "" {
			t.Errorf("%s: the page says\n%s\nand check\n%s", x.name, got, want)
		}
	}
	if got := r.js(`document.getElementById("broken").hidden`); got != "true" {
		t.Error("the program stopped")
	}
}

// A title of markup, and one that would be a script's address, are text wherever they stand: in the lists to choose from, in the sheet, in
// the table and in the page of a run.
func showsMarkupAsText(t *testing.T, r *reader) {
	_, text, err := library.Policies().Embedded("huolinguole")
	if err != nil {
		t.Fatal(err)
	}
	const evil = `<img src=x onerror="window.evil=1">`
	name := filepath.Join(t.TempDir(), "<b>evil.yaml")
	at := bytes.Index(text, []byte("\ntitle:"))
	end := at + 1 + bytes.IndexByte(text[at+1:], '\n')
	text = append(append(append([]byte{}, text[:at+1]...), []byte("title: '"+evil+"'")...), text[end:]...)
	if err := os.WriteFile(name, text, 0o644); err != nil {
		t.Fatal(err)
	}
	r.js(`window.evil = 0; 1`)
	r.do(chromedp.SetUploadFiles("#open", []string{name}, chromedp.ByQuery))
	r.until(`document.getElementById("entry").elements.policy.value === "<b>evil.yaml" && document.querySelector("#changes [name='study.policy']")`)
	r.enter("changes", map[string]string{"study": "small.yaml"})
	r.until(`document.querySelector("#table [name='alt.0.title']")`)
	r.enter("changes", map[string]string{"people": "300", "draws": "1", "study.policy": "<b>evil.yaml"})
	r.until(`document.querySelector("#table [name='alt.0.add.cap']")`)
	r.enter("changes", map[string]string{"alt.0.title": `javascript:alert(1)//<script>window.evil=1</script>`, "alt.0.add.cap": "3000"})
	r.js(`document.querySelector("[data-action=run]").click(); document.querySelector("[data-action=run]").click(); 1`) // two at once are one
	r.until(`document.querySelector("[data-action=run]").disabled`)
	r.until(`!document.querySelector("[data-action=run]").disabled`)
	if got := r.js(`document.getElementById("result").innerText + document.getElementById("trouble").innerText`); !strings.Contains(got, "javascript:alert(1)//<script>") {
		t.Errorf("the alternative is not told of:\n%.600s", got)
	}
	if got := r.js(`document.querySelectorAll("#page img[src=x], #page script, #page a[href^='javascript'], #page b").length + window.evil`); got != "0" {
		t.Error("a title became an element")
	}
}

// A page that is closed and opened again begins anew, though the browser denies it every store: it keeps nothing, and asks for none.
func beginsAnew(t *testing.T, r *reader) {
	r.do(chromedp.ActionFunc(func(ctx context.Context) error {
		_, err := page.AddScriptToEvaluateOnNewDocument(`for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches", "cookieStore"])
			Object.defineProperty(window, name, {get() { window.denied = name; throw new DOMException("denied", "SecurityError"); }});`).Do(ctx)
		return err
	}), chromedp.Reload())
	r.until(`document.documentElement.dataset.ready === "yes" && document.getElementById("sheet").innerText.includes("9685.50")`)
	if got := r.js(`String(window.denied) + document.getElementById("result").innerHTML + document.getElementById("checked").innerHTML`); got != "undefined" {
		t.Errorf("what is there when it opens again: %s", got)
	}
	if got := r.js(`document.querySelector("#notices pre").textContent.includes("================ Doudi Sans")`); got != "true" {
		t.Error("the licences are not there to be read")
	}
}
