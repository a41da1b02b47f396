package opened

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	built "doudi/cmd/doudi/internal/page"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// A browser that lacks what the page needs is told so by name before anything is tried, and one that cannot read its script or its
// program too. A page with a program that is none opens at once.
func saysThatItIsTooOld(t *testing.T, r *reader) {
	var text strings.Builder
	if err := built.Write(&text, built.Program{WASM: []byte("none"), Version: "1"}); err != nil {
		t.Fatal(err)
	}
	// The same page with a script of words that no browser knows yet.
	scripts := regexp.MustCompile(`(?s)<script>(.*?)</script>`).FindAllStringSubmatch(text.String(), -1)
	script := scripts[len(scripts)-1][1]
	hash := func(s string) string {
		sum := sha256.Sum256([]byte(s))
		return base64.StdEncoding.EncodeToString(sum[:])
	}
	unread := strings.NewReplacer(script, "let a = of the future;", hash(script), hash("let a = of the future;")).Replace(text.String())
	for _, x := range []struct{ text, before, lacks string }{
		{text.String(), "delete window.WebAssembly", "WebAssembly"},
		{text.String(), "delete window.DecompressionStream", "DecompressionStream"},
		{text.String(), "delete window.Worker; delete Object.fromEntries", "Worker, Object.fromEntries"},
		{text.String(), "delete Blob.prototype.stream", "Blob.stream"},
		{text.String(), "delete window.CSS", "CSS.escape, CSS grid"},
		{text.String(), "1", "WebAssembly.compile"},
		{unread, "1", "SyntaxError"},
	} {
		name := filepath.Join(t.TempDir(), "old.html")
		if err := os.WriteFile(name, []byte(x.text), 0o644); err != nil {
			t.Fatal(err)
		}
		var id page.ScriptIdentifier
		r.do(chromedp.ActionFunc(func(ctx context.Context) (err error) {
			id, err = page.AddScriptToEvaluateOnNewDocument(x.before).Do(ctx)
			return err
		}), chromedp.Navigate("file://"+name))
		r.until(`!document.getElementById("old").hidden`)
		if got := r.js(`document.getElementById("lacks").textContent`); !strings.Contains(got, x.lacks) {
			t.Errorf("%s: the browser is said to lack %q", x.before, got)
		}
		if got := r.js(`document.getElementById("opening").hidden && document.getElementById("broken").hidden`); got != "true" {
			t.Errorf("%s: the page says something else too", x.before)
		}
		r.do(chromedp.ActionFunc(func(ctx context.Context) error { return page.RemoveScriptToEvaluateOnNewDocument(id).Do(ctx) }))
	}
}
