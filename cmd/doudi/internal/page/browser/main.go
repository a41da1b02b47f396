//go:build js

// Command browser is the program of the page that `doudi page` writes: the desk of package page, asked by the page's script.
package main

import (
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

// The script sets up what the program is called by before it starts it, and is told when it may ask: `doudi` is a function of a call's
// name, its request in JSON, and two functions: of the answer in JSON and its files, and of how much of a run is done.
func main() {
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
