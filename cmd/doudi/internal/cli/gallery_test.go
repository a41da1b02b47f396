package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// What the gallery shows is what the program says today: each of its texts begins with the command that printed it, and
// its pictures are those of the run. `.ci/gallery` makes it anew.
func TestGalleryIsOfToday(t *testing.T) {
	if testing.Short() {
		t.Skip("runs a study twice")
	}
	if runtime.GOARCH != "amd64" {
		t.Skip("other processors round the last bits otherwise")
	}
	t.Chdir("../../../..")
	texts, err := filepath.Glob("testdata/gallery/*.txt")
	if err != nil || len(texts) < 10 {
		t.Fatalf("%d texts, %v", len(texts), err)
	}
	results := t.TempDir()
	for _, file := range texts {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		command, want, _ := strings.Cut(string(text), "\n")
		args := strings.Fields(strings.TrimPrefix(command, "$ doudi"))
		if len(args) > 0 && args[0] == "run" {
			args = append(args, "--out", filepath.Join(results, filepath.Base(file)), "--figures", "differences,budgets,bill", "--data", "none")
		}
		code, out, said := inPlace(t, args...)
		if code != ExitOK {
			t.Fatalf("%s: exit %d: %s", command, code, said)
		}
		for _, place := range []string{"\n结果文件夹：", "\nResults: "} {
			out, _, _ = strings.Cut(out, place)
		}
		if strings.TrimSpace(out) != strings.TrimSpace(want) {
			t.Errorf("%s: the gallery shows\n%s\nthe program says\n%s", file, want, out)
		}
	}
	pictures, err := filepath.Glob("testdata/gallery/*.png")
	if err != nil || len(pictures) != 6 {
		t.Fatalf("%d pictures, %v", len(pictures), err)
	}
	for _, file := range pictures {
		shown, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		lang := strings.TrimSuffix(file[strings.LastIndex(file, "_")+1:], ".png")
		drawn, err := os.ReadFile(filepath.Join(results, "run."+lang+".txt", "figures", filepath.Base(file)))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(shown, drawn) {
			t.Errorf("%s is not what a run draws today", file)
		}
	}
}

// Every output that the README prints is an excerpt of the gallery, line for line.
func TestReadmeShowsTheGallery(t *testing.T) {
	t.Chdir("../../../..")
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	texts, err := filepath.Glob("testdata/gallery/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	var gallery []string
	for _, file := range texts {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		gallery = append(gallery, string(text))
	}
	shown := 0
	for i, block := range strings.Split(string(readme), "```") {
		body, ok := strings.CutPrefix(block, "text\n")
		if i%2 == 0 || !ok {
			continue
		}
		shown++
		for _, part := range strings.Split(body, "…\n") { // what is left out is marked
			found := false
			for _, text := range gallery {
				found = found || strings.Contains(text, strings.TrimRight(part, "\n"))
			}
			if !found {
				t.Errorf("no output of the gallery holds\n%s", part)
			}
		}
	}
	if shown < 10 {
		t.Errorf("only %d outputs are shown", shown)
	}
}
