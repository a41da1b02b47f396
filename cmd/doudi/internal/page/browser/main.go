//go:build js

// Command browser is the program of the page that `doudi page` writes: the desk of package page, asked by the page's script.
package main

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"syscall/js"

	"doudi/cmd/doudi/internal/page"
)

// carried are files as the browser takes them.
func carried(files map[string][]byte) js.Value {
	out := js.Global().Get("Object").New()
	for name, text := range files {
		bytes := js.Global().Get("Uint8Array").New(len(text))
		js.CopyBytesToJS(bytes, text)
		out.Set(name, bytes)
	}
	return out
}

// floor is to what a worker's memory grows before anything of it is collected, in bytes; from there on collections keep the
// pace that is Go's own. A browser gives a program one thread, so that collecting takes its time from the work, and to open a study
// collects most often while there is least: with 4 MB, Go's own floor, it takes a fifth of the time until the first simulation.
const floor = 96 << 20

// collectRarely sets the pace anew after every collection, by what it left.
func collectRarely() {
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	type cycle struct{ *int } // with a pointer, so that it is collected by itself
	var after func(*cycle)
	after = func(c *cycle) {
		metrics.Read(live)
		debug.SetGCPercent(int(max(100, floor*100/max(live[0].Value.Uint64(), 4<<20)-100)))
		runtime.SetFinalizer(c, after)
	}
	debug.SetGCPercent(floor * 100 / (4 << 20)) // Go's own floor grows with the pace
	runtime.SetFinalizer(&cycle{new(int)}, after)
}

// The script sets up what the program is called by before it starts it, and is told when it may ask: `doudi` is a function of a call's
// name, its request in JSON, and two functions: of the answer in JSON and its files, and of how much of a run is done.
func main() {
	collectRarely()
	about := js.Global().Get("about")
	desk := &page.Desk{Version: about.Get("version").String(), Build: about.Get("build").String()}
	js.Global().Set("doudi", js.FuncOf(func(_ js.Value, args []js.Value) any {
		name, request, answer, tell := args[0].String(), args[1].String(), args[2], args[3]
		// Not within the call: what reads a file waits for the browser.
		go func() {
			text, files := desk.Call(name, []byte(request), func(done, total int) { tell.Invoke(done, total) })
			answer.Invoke(string(text), carried(files))
		}()
		return nil
	}))
	js.Global().Get("ready").Invoke()
	select {}
}
