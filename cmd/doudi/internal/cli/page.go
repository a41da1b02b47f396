package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"doudi/cmd/doudi/internal/page"
	"doudi/model/document"
	"doudi/model/message"

	"github.com/spf13/cobra"
)

// pageProgram is the package of the page's program.
const pageProgram = "doudi/cmd/doudi/internal/page/browser"

func newPage(s *settings) *cobra.Command {
	out := ""
	c := &cobra.Command{
		Use:   "page",
		Short: "把整个程序写成一个网页文件，离线打开即用 (write the whole program as one page that opens offline)",
		Long: "把整个程序编译进一个网页文件：双击打开，不联网，不安装。编译需要 Go 和本项目的源码。" +
			" (Compiles the program into one file of HTML that opens by a double-click, without a network or an installation. It takes Go and the sources of the project.)",
		Example: "  doudi page -o /tmp/doudi.html",
		Args:    noArgs,
		RunE:    func(c *cobra.Command, _ []string) error { return writePage(c.Context(), s, out) },
	}
	c.Flags().StringVarP(&out, "out", "o", "doudi.html", "网页文件的名字 (name of the file)")
	return c
}

func writePage(ctx context.Context, s *settings, out string) error {
	program, err := buildPage(ctx)
	if err != nil {
		return err
	}
	var file bytes.Buffer
	if err := page.Write(&file, program); err != nil {
		return err
	}
	if err := overwrite(out, file.Bytes()); err != nil {
		return err
	}
	fmt.Fprint(s.Out, s.lang.Say("wrote %s\n", out))
	return nil
}

// buildPage compiles the page's program where Go and the sources are, and takes the loader that belongs to that Go.
func buildPage(ctx context.Context) (page.Program, error) {
	sources, err := sourcesOfProgram()
	if err != nil {
		return page.Program{}, err
	}
	folder, err := os.MkdirTemp("", "doudi-page")
	if err != nil {
		return page.Program{}, err
	}
	defer os.RemoveAll(folder)
	wasm := filepath.Join(folder, "doudi.wasm")
	lean, err := withoutFonts(sources, folder)
	if err != nil {
		return page.Program{}, err
	}
	args := slices.Concat([]string{"build", "-trimpath", "-buildvcs=false", "-ldflags=-s -w", "-o", wasm}, lean, []string{pageProgram})
	if _, err := runGo(ctx, sources, args...); err != nil {
		return page.Program{}, err
	}
	root, err := runGo(ctx, sources, "env", "GOROOT")
	if err != nil {
		return page.Program{}, err
	}
	p := page.Program{Version: Version, Notices: licences}
	if p.WASM, err = os.ReadFile(wasm); err != nil {
		return page.Program{}, err
	}
	p.Loader, err = os.ReadFile(filepath.Join(strings.TrimSpace(root), "lib", "wasm", "wasm_exec.js"))
	return p, err
}

// runGo runs the go command for the browser, in the folder of the sources.
func runGo(ctx context.Context, folder string, args ...string) (string, error) {
	c := exec.CommandContext(ctx, "go", args...)
	c.Dir, c.Env = folder, append(os.Environ(), "GOOS=js", "GOARCH=wasm", "CGO_ENABLED=0")
	var said bytes.Buffer
	c.Stderr = &said
	out, err := c.Output()
	switch {
	case errors.Is(err, exec.ErrNotFound):
		return "", message.Say("the page is compiled by Go, and there is no `go` command here; run this where Go is installed, and carry the file")
	case err != nil:
		return "", message.Say("the page cannot be compiled: go %s: %s", strings.Join(args, " "), strings.TrimSpace(said.String()))
	}
	return string(out), nil
}

// sourcesOfProgram is the folder of the sources: the one that the program was compiled in, or one above where it runs.
func sourcesOfProgram() (string, error) {
	_, file, _, _ := runtime.Caller(0)
	places := []string{filepath.Dir(file)}
	if here, err := os.Getwd(); err == nil {
		places = append(places, here)
	}
	for _, place := range places {
		for filepath.IsAbs(place) {
			if text, err := os.ReadFile(filepath.Join(place, "go.mod")); err == nil && bytes.HasPrefix(text, []byte("module doudi\n")) {
				return place, nil
			}
			if filepath.Dir(place) == place {
				break
			}
			place = filepath.Dir(place)
		}
	}
	return "", document.Refusef("page", "the sources of the program are not here; run this in the project's folder, where go.mod is")
}
