package notebooks

import (
	"image"
	"image/color"
	"math"
	"reflect"
	"strings"
	"testing"

	"doudi/model"
	"doudi/model/measure"
	"doudi/scenarios"
)

func TestWhatIsKeptComesBack(t *testing.T) {
	t.Setenv("GONB_TMP_DIR", t.TempDir())
	k := &Kept{
		Scenarios: []Scenario{{"current", model.Title{ZH: "现行政策", EN: "Current policy"}}},
		Rows:      []measure.Row{{Scenario: "current", Measure: "fund_spending", By: "all", Group: "all", Unit: "CNY", Mean: 12.5, DiffRare: true}},
		Published: []Published{{Name: model.Title{EN: "Rate"}, Years: "2017–2018", Unit: "ratio", Value: 0.9, Hit: true}},
		Files:     map[string][]byte{"summary.csv": []byte("scenario\n")},
	}
	if err := k.Save("run"); err != nil {
		t.Fatal(err)
	}
	back, err := Load("run")
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(back, k) {
		t.Errorf("saved %+v, loaded %+v", k, back)
	}
	if row, ok := back.Row("current", "fund_spending", "all", "all"); !ok || row.Mean != 12.5 {
		t.Errorf("the row is %+v, %v", row, ok)
	}
	if _, ok := back.Row("other", "fund_spending", "all", "all"); ok {
		t.Error("a scenario that was not run has a row")
	}
}

// A number without meaning must not come back as 0.
func TestNothingComesBackAsNothing(t *testing.T) {
	t.Setenv("GONB_TMP_DIR", t.TempDir())
	if err := (&Kept{Published: []Published{{Mean: math.NaN()}}}).Save("run"); err != nil {
		t.Fatal(err)
	}
	back, err := Load("run")
	if err != nil || !math.IsNaN(back.Published[0].Mean) {
		t.Errorf("%+v, %v", back, err)
	}
}

func TestWhatWasNotKeptSaysWhichCell(t *testing.T) {
	t.Setenv("GONB_TMP_DIR", t.TempDir())
	if _, err := Load("run"); err == nil || !strings.Contains(err.Error(), `the cell that simulates "run"`) {
		t.Errorf("%v", err)
	}
}

func TestYears(t *testing.T) {
	if got := InYears(scenarios.Years{From: 2017, To: 2018}); got != "2017–2018" {
		t.Error(got)
	}
	if got := InYears(scenarios.Years{From: 2019, To: 2019}); got != "2019" {
		t.Error(got)
	}
}

func TestNumbersInWords(t *testing.T) {
	million := Unit{Factor: 1e-6, Decimals: 2}
	for _, c := range []struct{ got, want string }{
		{million.Of(80_750_000), "80.75"},
		{million.Of(math.NaN()), ""},
		{million.Difference(-45_270_000), "−45.27"},
		{million.Difference(1), "0.00"}, // not +0.00
		{million.Level(measure.Row{Mean: 3e6, P05: 1e6, P95: 1.5e9}), "3.00 [1.00;\u00a01,500.00]"},
		{million.Level(measure.Row{Mean: 3e6, Rare: true}), "…"},
		{million.Paired(measure.Row{DiffMean: 2e6, DiffP05: 1e6, DiffP95: 3e6}), "+2.00 [+1.00;\u00a0+3.00]"},
		{million.Paired(measure.Row{DiffMean: 2e6, DiffP05: -1e6, DiffP95: 3e6, Noise: true}), "~ +2.00 [−1.00;\u00a0+3.00]"},
		{million.Paired(measure.Row{DiffMean: 2e6, DiffRare: true}), "…"},
		{million.Paired(measure.Row{}), "0"},
	} {
		if c.got != c.want {
			t.Errorf("%q, want %q", c.got, c.want)
		}
	}
}

func TestTable(t *testing.T) {
	got := Markdown([]string{"a", "b"}, [][]string{{"x|y", "~ 1"}, {"z"}})
	want := "| a | b |\n|:---|---:|\n| x\\|y | \\~ 1 |\n| z |  |\n"
	if got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// A rare colour, a small bar's, must not give way to the many greys of letters.
func TestFewColoursKeepsRareOnes(t *testing.T) {
	picture := image.NewRGBA(image.Rect(0, 0, 256, 10))
	for x := range 256 {
		for y := range 10 {
			picture.SetRGBA(x, y, color.RGBA{uint8(x), uint8(x), uint8(x), 255})
		}
	}
	picture.SetRGBA(7, 7, color.RGBA{0, 90, 142, 255})
	out := fewColours(picture)
	for _, c := range []struct {
		x, y    int
		r, g, b uint32
	}{{0, 0, 0, 0, 0}, {255, 0, 255, 255, 255}, {7, 7, 0, 90, 142}} {
		r, g, b, _ := out.At(c.x, c.y).RGBA()
		for _, d := range []int{int(r>>8) - int(c.r), int(g>>8) - int(c.g), int(b>>8) - int(c.b)} {
			if max(d, -d) > 8 {
				t.Errorf("at %d, %d: %d %d %d, want about %d %d %d", c.x, c.y, r>>8, g>>8, b>>8, c.r, c.g, c.b)
			}
		}
	}
}
