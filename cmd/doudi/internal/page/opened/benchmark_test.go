package opened

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// BenchmarkPage opens the page so that it measures itself, and tells what it found, and the most memory that one of the browser's
// processes had, where the system tells it:
//
//	DOUDI_PAGE=/tmp/doudi.html go test ./cmd/doudi/internal/page/opened -run '^$' -bench Page -benchtime 1x -v
func BenchmarkPage(b *testing.B) {
	r := browser(b)
	for b.Loop() {
		r.do(chromedp.Navigate("file://" + os.Getenv("DOUDI_PAGE") + "#benchmark"))
		r.do(chromedp.Poll(`document.querySelector("#benchmark table")`, nil, chromedp.WithPollingTimeout(3*time.Minute), chromedp.WithPollingInterval(time.Second)))
	}
	b.Log("\n" + r.js(`document.querySelector("#benchmark").innerText`))
	for _, name := range []string{"file", "open", "settle", "run", "memory"} {
		value, err := strconv.ParseFloat(r.js(fmt.Sprintf(`document.querySelector("[data-measured=%s]").dataset.value`, name)), 64)
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(value, map[string]string{"file": "file-MB", "open": "open-s", "settle": "settle-s", "run": "run-s", "memory": "memory-MB"}[name])
	}
	if most := r.peak(); most > 0 {
		b.ReportMetric(most, "process-MB")
	}
}

// peak is the most memory that a process of a tab had, in MB; 0 where /proc does not tell.
func (r *reader) peak() float64 {
	own := fmt.Sprint(chromedp.FromContext(r.ctx).Browser.Process().Pid)
	parent := regexp.MustCompile(`PPid:\s*(\d+)`)
	high := regexp.MustCompile(`VmHWM:\s*(\d+) kB`)
	status := map[string]string{}
	files, _ := filepath.Glob("/proc/[0-9]*/status")
	for _, name := range files {
		if text, err := os.ReadFile(name); err == nil { // a process may have ended
			status[strings.Split(name, "/")[2]] = string(text)
		}
	}
	most := 0.0
	for pid, text := range status {
		at := pid
		for at != own && status[at] != "" {
			at = parent.FindStringSubmatch(status[at])[1]
		}
		kind, _ := os.ReadFile("/proc/" + pid + "/cmdline")
		if found := high.FindStringSubmatch(text); at == own && found != nil && strings.Contains(string(kind), "--type=renderer") {
			kilobytes, _ := strconv.ParseFloat(found[1], 64)
			most = max(most, kilobytes/1024)
		}
	}
	return most
}
