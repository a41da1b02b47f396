package cli

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// The sheet of Baise's sample bills. By hand, of the first: (5,800 − 200) × 0.80 = 4,480.00 from basic insurance, since the
// poor have 200 of the county's 400 yuan deductible and five points more than 75 %; the backstop brings the whole to 90 %
// of 6,200, which leaves 620. Basic insurance states its deductible for the three inpatient bills and for neither chronic one;
// critical insurance what is left of the year's 9,000, halved for the poor, at all five: 4,500, then less the 1,320 that were
// unpaid of the first bill, then nothing, since the second left 3,820; and of the grandfather's bills 4,500 and, less 0.35
// × 498.00, 4,325.70.
func TestSheetOfBaise(t *testing.T) {
	code, out, said := command(t, t.Context(), "settle", "baise", "testdata/bills/baise-2018.yaml")
	if code != ExitOK {
		t.Fatalf("exit %d: %s", code, said)
	}
	for _, want := range []string{"4480.00", "620.00", "陆佰贰拾元整", "90.00%", "一站式结算单"} {
		if !strings.Contains(out, want) {
			t.Errorf("the sheet does not say %s", want)
		}
	}
	var shown []string
	for _, line := range strings.Split(out, "\n") {
		if name, amount, ok := strings.Cut(strings.TrimSpace(line), "）"); ok && strings.HasPrefix(name, "本次起付标准（") {
			shown = append(shown, strings.TrimPrefix(name, "本次起付标准（")+" "+strings.TrimSpace(amount))
		}
	}
	want := []string{"基本医疗保险 200.00", "城乡居民大病保险 4500.00", "基本医疗保险 150.00", "城乡居民大病保险 3180.00",
		"基本医疗保险 400.00", "城乡居民大病保险 0.00", "城乡居民大病保险 4500.00", "城乡居民大病保险 4325.70"}
	if !slices.Equal(shown, want) {
		t.Errorf("deductibles on the sheet: %q, want %q", shown, want)
	}
}

// The JSON adds up: by bill, and over the year.
func TestSettleGivesJSON(t *testing.T) {
	code, out, said := command(t, t.Context(), "settle", "baise", "testdata/bills/baise-2018.yaml", "--format", "json")
	var sheet struct {
		Policy string
		Year   int
		Claims []struct {
			Total     float64
			PaidTotal float64 `json:"paid_total"`
			OOP       float64
		}
		Totals struct {
			Total     float64
			PaidTotal float64 `json:"paid_total"`
			OOP       float64
		}
	}
	if err := json.Unmarshal([]byte(out), &sheet); code != ExitOK || err != nil {
		t.Fatalf("exit %d, %v: %s", code, err, said)
	}
	if sheet.Policy != "baise" || sheet.Year != 2018 || len(sheet.Claims) != 5 {
		t.Fatalf("%+v", sheet)
	}
	fen := func(yuan float64) int64 { return int64(yuan*100 + 0.5) }
	sum := int64(0)
	for _, c := range sheet.Claims {
		if fen(c.PaidTotal)+fen(c.OOP) != fen(c.Total) {
			t.Errorf("%+v does not add up", c)
		}
		sum += fen(c.Total)
	}
	if fen(sheet.Totals.PaidTotal)+fen(sheet.Totals.OOP) != fen(sheet.Totals.Total) || sum != fen(sheet.Totals.Total) {
		t.Errorf("%+v does not add up", sheet.Totals)
	}
}

// By hand of TestSheetOfBaise's bills: 6,200.00 + 20,000.00 + 68,350.40 + 512.30 + 640.00 = 95,702.70.
func TestSettleDrawsTheBills(t *testing.T) {
	for format, begins := range map[string]string{"svg": "<?xml", "PNG": "\x89PNG", "pdf": "%PDF"} {
		t.Run(format, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "bills."+format)
			code, out, said := command(t, t.Context(), "settle", "baise", "testdata/bills/baise-2018.yaml", "--figure", path)
			if code != ExitOK || !strings.Contains(out, "一站式结算单") {
				t.Fatalf("exit %d: %s", code, said)
			}
			file, err := os.ReadFile(path)
			if err != nil || !strings.HasPrefix(string(file), begins) {
				t.Errorf("%s: %v", format, err)
			}
			if format == "svg" && !strings.Contains(string(file), "95,702.70") {
				t.Error("the bills' total is not on the figure")
			}
		})
	}
}

func TestAFigureIsNamedByItsFormat(t *testing.T) {
	folder := t.TempDir()
	for _, c := range []struct{ name, path, lang, want string }{
		{"Chinese", filepath.Join(folder, "bills.jpg"), "zh", "不是图的文件名；请以 .png, .svg, .pdf 之一结尾"},
		{"English", filepath.Join(folder, "bills"), "en", "is no picture's name; end it with one of .png, .svg, .pdf"},
		{"NoFolder", filepath.Join(folder, "no", "bills.svg"), "zh", "文件写不了"},
	} {
		for name, of := range map[string][]string{"One": {"baise", "baise-2018"}, "SideBySide": {"baise-2018", "--policies", "baise@2018"}} {
			t.Run(c.name+name, func(t *testing.T) {
				code, _, said := command(t, t.Context(), append(append([]string{"settle"}, of...), "--figure", c.path, "--lang", c.lang)...)
				if code != ExitBadInput || !strings.Contains(said, c.want) || !strings.Contains(said, c.path) {
					t.Errorf("exit %d: %s", code, said)
				}
				if _, err := os.Stat(c.path); err == nil {
					t.Error("a file is written all the same")
				}
			})
		}
	}
}

// One wrong name of several is said with its mend, all of them at once, and nothing is printed of the others.
func TestSideBySideRefusals(t *testing.T) {
	t.Chdir("../../../..")
	for _, x := range []struct{ policies, want string }{
		{"baise@june", "baise@2018"}, {"baise,biase@2018", "huolinguole"}, {"baise@1800", "1800"},
		{"baise" + strings.Repeat(",baise", 12), "12"}, {"", "1"},
	} {
		code, out, said := inPlace(t, "settle", "baise-2018", "--policies", x.policies, "--lang", "en")
		if code != ExitBadInput || out != "" || !strings.Contains(said, x.want) {
			t.Errorf("%s: exit %d: %s%s", x.policies, code, said, out)
		}
	}
	var sheets []struct {
		Policy string
		Year   int
		Totals struct{ Burden float64 }
	}
	code, out, said := inPlace(t, "settle", "baise-2018", "--policies", "baise@2017,baise", "--format", "json")
	if err := json.Unmarshal([]byte(out), &sheets); err != nil || code != ExitOK {
		t.Fatalf("exit %d: %v: %s%s", code, err, said, out)
	}
	if len(sheets) != 2 || sheets[0].Year != 2017 || sheets[1].Year != 2018 {
		t.Errorf("%+v", sheets)
	}
}

// Amounts of two currencies have no difference. What is said of the bills is said once, however many policies read them, and that the
// bill is settled at the middle of what is not known is said where nothing else shows it. The gift of 100 is taken off the
// burden side by side, and the row says so: 1,000 − 800 − 100.
func TestWhatIsSaidSideBySide(t *testing.T) {
	folder := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	policy := func(id, currency string) string {
		return write(id+".yaml", "policy: "+id+"\nsources: {doc: {title: t}}\nfrom: 2018-01-01\nsource: {ref: doc, status: stated}\ncurrency: "+currency+
			"\nbenefits:\n  - {id: basic, pays: 0.8 * eligible}\n  - {id: gift, covers: none, pays: 100}\n")
	}
	yuan, other, yen := policy("yuan", "CNY"), policy("other", "CNY"), policy("yen", "JPY")
	known := write("known.yaml", "year: 2018\nclaims: [{id: c1, total: 1000}]\n")
	unknown := write("unknown.yaml", "year: 2018\nclaims: [{id: c1, total: 1000, eligible: [400, 600]}]\n")
	for lang, want := range map[string]string{"zh": "`yuan` 以 CNY 计，`yen` 以 JPY 计", "en": "`yuan` counts in CNY and `yen` in JPY; write policies of one currency"} {
		code, out, said := inPlace(t, "settle", known, "--policies", yuan+","+yen, "--lang", lang)
		if code != ExitBadInput || out != "" || !strings.Contains(said, want) {
			t.Errorf("exit %d: %s%s", code, said, out)
		}
	}
	code, out, said := inPlace(t, "settle", known, "--policies", yuan+","+other, "--lang", "en")
	if code != ExitOK || said != "" || !strings.Contains(strings.Join(strings.Fields(out), " "), "The family's burden, less cash 100.00 100.00") {
		t.Errorf("exit %d: %s%s", code, said, out)
	}
	for _, args := range [][]string{{"settle", unknown, "--policies", yuan + "," + other}, {"settle", yuan, unknown, "--format", "json"}} {
		code, _, said := inPlace(t, append(args, "--lang", "en")...)
		if code != ExitOK || strings.Count(said, "warning: ") != 1 || strings.Count(said, "it is settled at the middle") != 1 {
			t.Errorf("%q: exit %d: %s", args, code, said)
		}
	}
	if _, _, said := inPlace(t, "settle", yuan, unknown, "--lang", "en"); said != "" {
		t.Errorf("the text says it itself: %s", said)
	}
}
