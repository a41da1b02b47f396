package notebooks

import (
	"bytes"
	"encoding/gob"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"

	"doudi/model"
	"doudi/model/measure"
	"doudi/model/message"
	"doudi/scenarios"
	"doudi/scenarios/figure"
	"doudi/scenarios/forecast"
	"doudi/scenarios/report"
)

// Kept is what the cells of a notebook show of a run.
type Kept struct {
	Scenarios []Scenario        // the first is the baseline
	Rows      []measure.Row     // every measure of every scenario, as in summary.csv
	Published []Published       // in the order of the study's targets
	Files     map[string][]byte // what a run leaves, by name: summary.csv, figures/differences_en.png, …
}

// Scenario is one of the policies compared.
type Scenario struct {
	ID    string
	Title model.Title
}

// Published is a published figure beside what was simulated for it, all in Unit.
type Published struct {
	Name           model.Title
	Years          string // 2017–2018
	Unit           string
	Value          float64
	Mean, P05, P95 float64 // NaN where nothing was simulated
	Rare           bool    // too little was counted to compare
	Hit            bool    // the interval holds the published value
	Source         string  // as the study cites it
}

// Of takes from a run what the cells show.
func Of(run *forecast.Result) (*Kept, error) {
	files, err := report.Files(run, report.Drawn{Names: []string{"differences", "budgets", "bill"}, Languages: []message.Language{message.Chinese, message.English}, Width: figure.Half})
	if err != nil {
		return nil, err
	}
	k := &Kept{Rows: run.Rows, Files: map[string][]byte{}}
	for name, write := range files {
		var b bytes.Buffer
		if err := write(&b); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		k.Files[name] = b.Bytes()
	}
	for _, c := range run.Study.Scenarios {
		k.Scenarios = append(k.Scenarios, Scenario{c.ID, c.Title})
	}
	for _, b := range run.Backtests {
		t := b.Target
		k.Published = append(k.Published, Published{
			Name: t.Name, Years: InYears(t.Years), Unit: t.Unit, Value: t.Value,
			Mean: b.Mean, P05: b.P05, P95: b.P95, Rare: b.Rare, Hit: b.Hit(), Source: t.Source.Ref + " " + t.Source.Section,
		})
	}
	return k, nil
}

// InYears writes years as readers do.
func InYears(y scenarios.Years) string {
	if y.Count() == 1 {
		return strconv.Itoa(y.From)
	}
	return fmt.Sprintf("%d–%d", y.From, y.To)
}

// Row finds the figure of everybody over all years of the study, or of a group; ok is false where the run has none.
func (k *Kept) Row(scenario, name, by, group string) (row measure.Row, ok bool) {
	return (&forecast.Result{Rows: k.Rows}).Row(scenario, 0, name, by, group)
}

// Save keeps a run for the cells that follow: each is a program of its own, and would have to simulate again.
func (k *Kept) Save(name string) error {
	return write(filepath.Join(Folder(), name+".gob"), func(w io.Writer) error { return gob.NewEncoder(w).Encode(k) })
}

// Load is what Save kept under a name.
func Load(name string) (*Kept, error) {
	text, err := os.ReadFile(filepath.Join(Folder(), name+".gob"))
	if err != nil {
		return nil, fmt.Errorf("execute the cell that simulates %q first: %w", name, err)
	}
	k := &Kept{}
	return k, gob.NewDecoder(bytes.NewReader(text)).Decode(k)
}

// Folder is where a notebook puts its files: the kernel's own temporary folder, which goes when it ends.
func Folder() string {
	if folder := os.Getenv("GONB_TMP_DIR"); folder != "" {
		return folder
	}
	return os.TempDir()
}

func write(path string, content func(io.Writer) error) error {
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	if err := content(file); err != nil {
		file.Close()
		return err
	}
	return file.Close()
}
