package dispatch

import (
	"os"
	"path/filepath"
	"strings"
)

// Unfinished is what is kept of a run that was interrupted.
type Unfinished struct {
	Path   string // the folder
	Header Header // of a part in it
	Done   int    // simulations
}

// FindUnfinished lists the interrupted runs whose results were to go into a folder. What cannot be read is left aside: the
// command that goes on with it says why.
func FindUnfinished(in string) []Unfinished {
	entries, _ := os.ReadDir(in) // a folder that cannot be read has been refused before
	var out []Unfinished
	for _, e := range entries {
		if !e.IsDir() || !strings.HasSuffix(e.Name(), UnfinishedSuffix) {
			continue
		}
		u := Unfinished{Path: filepath.Join(in, e.Name())}
		parts, _ := os.ReadDir(u.Path)
		for _, part := range parts {
			if strings.HasPrefix(part.Name(), ".") || !strings.HasSuffix(part.Name(), PartSuffix) {
				continue
			}
			p, err := Open(filepath.Join(u.Path, part.Name()))
			if err != nil {
				continue
			}
			u.Header = p.Header
			for _, s := range p.Header.Spans {
				u.Done += s.To - s.From
			}
		}
		if u.Done > 0 {
			out = append(out, u)
		}
	}
	return out
}
