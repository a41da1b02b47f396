package opened

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"image/png"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"doudi/cmd/doudi/internal/cli"
	"doudi/scenarios/folder"

	"github.com/chromedp/chromedp"
)

// takenBytes is a file of the run that is done, as it is taken away, by the ending of its name.
func (r *reader) takenBytes(button, ending string) (name string, content []byte) {
	r.t.Helper()
	r.js(fmt.Sprintf(`document.querySelector('[data-file=%q]').click(); 1`, button))
	find := fmt.Sprintf(`Object.keys(takenBytes).find((x) => x.endsWith(%q))`, ending)
	r.until(find)
	name = r.js(find)
	content, err := base64.StdEncoding.DecodeString(r.js(fmt.Sprintf(`takenBytes[%q]`, name)))
	if err != nil {
		r.t.Fatal(err)
	}
	return name, content
}

// The run that is done is taken away as one file, is verified and printed by the command line, and opened again on the page, with its
// first screen and details, without being simulated.
func isTakenAwayWhole(t *testing.T, r *reader) {
	_, picture := r.takenBytes("figures/differences_zh.png", "differences_zh.png")
	if _, err := png.DecodeConfig(bytes.NewReader(picture)); err != nil {
		t.Errorf("the picture is no PNG: %v", err)
	}
	name, packed := r.takenBytes("zip", ".zip")
	files, err := folder.ReadZip(name, bytes.NewReader(packed), int64(len(packed)))
	if err != nil {
		t.Fatal(err)
	}
	run := filepath.Join(t.TempDir(), "run")
	for _, name := range slices.Sorted(maps.Keys(files)) {
		at := filepath.Join(run, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(at, files[name], 0o644); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(t.TempDir()) // the run has all that it was made of
	for _, args := range [][]string{{"verify", run}, {"report", run, "--format", "markdown"}} {
		var out, said bytes.Buffer
		if code := cli.Run(t.Context(), args, cli.Streams{Out: &out, Err: &said}); code != cli.ExitOK {
			t.Errorf("doudi %s: exit %d\n%s%s", args[0], code, out.String(), said.String())
		}
		// The command line adds which pictures lie beside a page that is printed; the rest is the page that was taken.
		if args[0] == "report" && out.String() != string(files["page.md"]) {
			t.Errorf("the page that is printed is not the one that was taken away:\n%s", out.String())
		}
	}
	zip := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(zip, packed, 0o644); err != nil {
		t.Fatal(err)
	}
	before := r.js(`document.getElementById("result").innerHTML`)
	r.js(`document.querySelector("#result h1").textContent = "gone"; 1`)
	r.do(chromedp.SetUploadFiles("#open", []string{zip}, chromedp.ByQuery))
	r.until(`!document.querySelector("[data-action=run]").disabled && document.querySelector("#result h1")?.textContent !== "gone"`)
	r.until(`document.getElementById("trouble").innerText !== ""`)
	after := r.js(`document.getElementById("result").innerHTML`)
	cut := func(page string) string { page, _, _ = strings.Cut(page, `<form id="budget">`); return page } // the line stands anew
	if said := r.js(`document.getElementById("trouble").innerText`); !strings.Contains(said, "没有重新模拟") {
		t.Errorf("what is said is %q", said)
	}
	if cut(before) != cut(after) {
		t.Errorf("the page of the run that was opened again differs")
	}
}
