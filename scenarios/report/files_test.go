package report

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"doudi/model/message"
	"doudi/scenarios/figure"
	"doudi/scenarios/folder"
	"doudi/scenarios/forecast"
)

func save(t *testing.T, path string, run *forecast.Result) error {
	t.Helper()
	place, err := folder.Reserve(path, run.Study.ID, false)
	if err != nil {
		return err
	}
	files, err := Files(run, Drawn{Names: LeadPictures(false), Languages: []message.Language{message.Chinese}, Width: figure.Half})
	if err != nil {
		return err
	}
	return place.Save(run, files)
}

// tree is the content of a folder by name.
func tree(t *testing.T, root string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(path)
		name, _ := filepath.Rel(root, path)
		out[filepath.ToSlash(name)] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestRerunIsTheSameBytesButForTiming(t *testing.T) {
	parent := t.TempDir()
	path := filepath.Join(parent, "runs", "baise")
	if err := save(t, path, example(t)); err != nil {
		t.Fatal(err)
	}
	first := tree(t, path)
	again := example(t)
	again.Timing.Workers, again.Timing.WallSeconds = 1, 123
	if err := save(t, path, again); err != nil {
		t.Fatal(err)
	}
	second := tree(t, path)
	if len(first) != 9+6*3 || len(second) != len(first) {
		t.Errorf("%d files, then %d; want summary, manifest, timing, two pages, two reports, two pages to edit and six figures in three formats", len(first), len(second))
	}
	for name, text := range first {
		if same := second[name] == text; same == (name == "timing.json") {
			t.Errorf("%s: the same is %v", name, same)
		}
	}
	if entries, err := os.ReadDir(filepath.Dir(path)); err != nil || len(entries) != 1 {
		t.Errorf("%v, %v: want the folder of the run alone", entries, err)
	}
}
