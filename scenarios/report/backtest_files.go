package report

import (
	"bytes"
	"encoding/csv"
	"io"
	"math"
	"strconv"

	"doudi/model/message"
	"doudi/scenarios/backtest"
	"doudi/scenarios/figure"
	"doudi/scenarios/folder"
)

// scored is a figure of a backtest for other programs.
type scored struct {
	Study     string `json:"study"`
	Locality  string `json:"locality"`
	Name      string `json:"name"`
	Kind      string `json:"kind"`
	Unit      string `json:"unit"`
	Published number `json:"published"`
	Mean      number `json:"mean"`
	P05       number `json:"p05"`
	P25       number `json:"p25"`
	P50       number `json:"p50"`
	P75       number `json:"p75"`
	P95       number `json:"p95"`
	Inside90  *bool  `json:"inside90"` // null where too little was counted
	CRPS      number `json:"crps"`
	Skill     number `json:"skill"`
	KeptBack  bool   `json:"kept_back"`
}

// scoredOf is a figure with its name in a language. Of one that too few were counted of only the mean is told.
func scoredOf(f *backtest.Figure, l message.Language) scored {
	t := &f.Target
	out := scored{
		Study: f.Study.ID, Locality: f.Locality, Name: t.Name.In(l, t.Measure), Kind: string(f.Kind), Unit: t.Unit, Published: number(t.Value), Mean: number(f.Mean),
		P05: number(f.P05), P25: number(f.P25), P50: number(f.P50), P75: number(f.P75), P95: number(f.P95), Inside90: &f.Inside, CRPS: number(f.CRPS), Skill: number(f.Skill),
		KeptBack: t.KeptBack,
	}
	if nan := number(math.NaN()); f.Rare {
		out.P05, out.P25, out.P50, out.P75, out.P95, out.CRPS, out.Skill, out.Inside90 = nan, nan, nan, nan, nan, nan, nan, nil
	}
	return out
}

// WriteBacktestJSON prints the figures of a backtest as a list.
func WriteBacktestJSON(w io.Writer, t *backtest.Table, l message.Language) error {
	out := []scored{}
	for _, f := range t.Figures {
		out = append(out, scoredOf(f, l))
	}
	return folder.JSON(out)(w)
}

// backtestColumns of backtest.csv, a promise to other programs.
func backtestColumns() []string {
	return []string{"study", "locality", "kind", "name", "name_en", "scenario", "measure", "by", "group", "window", "unit", "bound", "published", "mean",
		"p05", "p25", "p50", "p75", "p95", "inside90", "relative_error", "crps", "naive", "naive_crps", "skill", "rare", "kept_back"}
}

// writeBacktestCSV writes a row for every figure; what has no meaning is empty.
func writeBacktestCSV(w io.Writer, t *backtest.Table) error {
	out := csv.NewWriter(w)
	if err := out.Write(backtestColumns()); err != nil {
		return err
	}
	for _, f := range t.Figures {
		x, t := scoredOf(f, message.Chinese), &f.Target
		inside, rare, off := "", "1", math.NaN()
		if x.Inside90 != nil {
			inside, rare, off = strconv.FormatBool(*x.Inside90), "", f.Error()
		}
		record := []string{x.Study, x.Locality, x.Kind, folder.Cell(x.Name), folder.Cell(t.Name.In(message.English, t.Measure)), t.Scenario, t.Measure, t.By, t.Group,
			t.Years.Window(t.Months), x.Unit, string(t.Bound)}
		for _, n := range []number{x.Published, x.Mean, x.P05, x.P25, x.P50, x.P75, x.P95} {
			record = append(record, plain(float64(n)))
		}
		record = append(record, inside)
		for _, n := range []float64{off, float64(x.CRPS), f.Naive, f.NaiveCRPS, float64(x.Skill)} {
			record = append(record, plain(n))
		}
		if err := out.Write(append(record, rare, strconv.FormatBool(x.KeptBack))); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// forestName is that of the picture, without its ending.
func forestName(l message.Language) string { return "forest_" + string(l) }

// BacktestFiles are what a backtest leaves in a folder, each by its name: the table for programs and as a document in both
// languages, and its picture.
func BacktestFiles(t *backtest.Table) (map[string]func(io.Writer) error, error) {
	files := map[string]func(io.Writer) error{
		"backtest.csv":  func(w io.Writer) error { return writeBacktestCSV(w, t) },
		"backtest.json": func(w io.Writer) error { return WriteBacktestJSON(w, t, message.Chinese) },
	}
	for name, l := range map[string]message.Language{"backtest.md": message.Chinese, "backtest_en.md": message.English} {
		files[name] = func(w io.Writer) error { return writeBacktestMarkdown(w, t, l) }
		for _, format := range figure.Formats() {
			var file bytes.Buffer // drawn here: what cannot be drawn is said before anything is written
			if err := figure.Write(&file, forest(t, l), format, figure.Half); err != nil {
				return nil, err
			}
			files[forestName(l)+"."+format] = func(w io.Writer) error {
				_, err := w.Write(file.Bytes())
				return err
			}
		}
	}
	return files, nil
}
