package population

import (
	"fmt"
	"maps"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"

	"doudi/model"
	"doudi/model/document"
)

// tiny is a profile in which every number is another.
const tiny = `profile: tiny
title: {zh: 小, en: Tiny}
base_year: 2016
sources: {a: {title: A}, b: {title: B}}
ages: {from: [0, 15, 60], male: [10, 20, 30], female: [40, 50, 60], source: {ref: a, status: stated}}
sizes: {share: [0.25, 0.5, 0.25], source: {ref: a, status: unverified}}
strata:
  listed:
    title: 在册
    persons: 200
    households: 100
    source: {ref: a, status: stated}
    categories: {registered_poor: 0.7, dibao: 0.2, alone: 0.1}
    categories_source: {ref: a, status: unverified}
    income: {below_line: 0.6, bend: 1.5}
    income_source: {ref: b, status: unverified}
  rest:
    persons: 660
    households: 300
    source: {ref: a, status: stated}
    categories: {resident: 0.5, marginal: 0.5}
    categories_source: {ref: b, status: stated}
    income: {mean: 9000, sigma: 0.4}
    income_source: {ref: b, status: derived}
income_level: {value: 1.1, range: [0.9, 1.2], source: {ref: a, status: stated}}
income_growth: {value: 0.09, last: 2019, after: hold, source: {ref: a, status: unverified}}
register_growth: {value: 0.16, source: {ref: a, status: stated}}
remaining:
  2017: {value: 0.8, range: [0.7, 0.9], source: {ref: a, status: unverified}}
  2018: {value: 0.4, range: [0.3, 0.5], source: {ref: a, status: stated}}
entitled: {value: 0.75, range: [0.5, 1], source: {ref: a, status: unverified}}
line: {2016: 2952, 2020: 4000, after: hold}
line_source: {ref: b, status: unverified}
consumption:
  ratio: {value: 0.83, source: {ref: a, status: stated}}
  elasticity: {value: 0.6, range: [0.5, 0.7], source: {ref: a, status: stated}}
  food: {value: 0.55, source: {ref: a, status: stated}}
  mean_size: {value: 3.9, source: {ref: a, status: stated}}
other_spending:
  per_head: {value: 900, range: [800, 1000], source: {ref: a, status: stated}}
  poor: {value: 0.5, source: {ref: a, status: stated}}
  growth: {value: 0.1, source: {ref: a, status: stated}}
premium:
  personal: {2017: 180, 2019: 250}
  source: {ref: a, status: unverified}
  subsidised: {value: 0.95, range: [0.9, 1], source: {ref: a, status: stated}}
  enrolled: {value: 0.97, source: {ref: a, status: stated}}
conditions:
  ages: [0, 45]
  share: {gout: [0.3, 0.4], tb: [0.1, 0.2], hypertension: [0.5, 0.6]}
  source: {ref: a, status: stated}
tolerance: {age_sex: 0.03, size: 0.002, category: 0.04}
survival:
  ages: [0, 50, 100]
  male: [1, 0.8, 0.2]
  female: [1, 0.9, 0.4]
  source: {ref: b, status: derived}
  mortality: {value: 1.1, range: [1, 1.2], source: {ref: a, status: stated}}
births:
  rate: {2015: 0.08, 2022: 0.05, after: hold}
  source: {ref: b, status: derived}
  level: {value: 0.9, source: {ref: a, status: stated}}
growth_spread: {value: 0.15, range: [0.1, 0.2], source: {ref: a, status: stated}}
exit_income: {value: 0.45, source: {ref: a, status: stated}}
`

func readText(t *testing.T, pairs ...string) (*Profile, string) {
	t.Helper()
	text := tiny
	for i := 0; i < len(pairs); i += 2 {
		if !strings.Contains(text, pairs[i]) {
			t.Fatalf("the profile does not hold %q", pairs[i])
		}
		text = strings.Replace(text, pairs[i], pairs[i+1], 1)
	}
	docs, err := document.Parse("tiny.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	p, _, err := Read(docs[0])
	if err != nil {
		return p, err.Error()
	}
	return p, ""
}

// Categories stand the register's first, the rarest first, those of one share by name; conditions with the customary ones first.
// Eight numbers are unverified: sizes, the register's categories and income, one growth, one share still poor, the entitled, the
// line and the premium. Every number has the title of its own path, as TestUsualTitles has them.
func TestEveryKeyOfAProfile(t *testing.T) {
	p, says := readText(t)
	if says != "" {
		t.Fatal(says)
	}
	q := func(path string, value, low, high float64, status string) model.Quantity {
		part, key := path[:strings.LastIndexByte(path, '.')+1], path[strings.LastIndexByte(path, '.')+1:]
		return model.Quantity{Path: "profile." + path, Title: usualTitle(part, key), Value: value, Low: low, High: high, Source: "a", Status: status}
	}
	together := func(q model.Quantity) model.Quantity { q.Together = "profile.remaining"; return q }
	want := &Profile{
		ID: "tiny", Title: model.Title{ZH: "小", EN: "Tiny"}, BaseYear: 2016,
		AgeFrom: []int{0, 15, 60}, Male: []int{10, 20, 30}, Female: []int{40, 50, 60}, SizeShare: []float64{0.25, 0.5, 0.25},
		Strata: []Stratum{
			{ID: "listed", Register: true, Title: model.Title{ZH: "在册"}, Persons: 200, Households: 100, Category: []float64{0.1, 0.2, 0.7, 0, 0}, belowLine: 0.6, bend: 1.5},
			{ID: "rest", number: 1, Persons: 660, Households: 300, Category: []float64{0, 0, 0, 0.5, 0.5}, mean: 9000, sigma: 0.4},
		},
		Categories: []string{"alone", "dibao", "registered_poor", "marginal", "resident"}, Ordinary: 4, Exited: []string{"", "", "exited_poor", "", ""},
		Conditions: []string{"hypertension", "tb", "gout"}, conditionAges: []int{0, 45}, conditions: [][]float64{{0.5, 0.6}, {0.1, 0.2}, {0.3, 0.4}},
		incomeLevel: q("income_level", 1.1, 0.9, 1.2, "stated"),
		incomeGrowth: model.Trend{Growth: q("income_growth", 0.09, 0.09, 0.09, "unverified"),
			After: &model.Onward{Last: 2019, Grow: model.Quantity{Title: model.Title{ZH: "其他居民收入年增长（延续）", EN: "yearly growth of others' incomes, carried on"}}}},
		registerGrowth: model.Trend{Growth: q("register_growth", 0.16, 0.16, 0.16, "stated")}, otherGrowth: model.Trend{Growth: q("other_spending.growth", 0.1, 0.1, 0.1, "stated")},
		remaining: map[int]model.Quantity{2017: together(q("remaining.2017", 0.8, 0.7, 0.9, "unverified")), 2018: together(q("remaining.2018", 0.4, 0.3, 0.5, "stated"))},
		entitled:  q("entitled", 0.75, 0.5, 1, "unverified"),
		line:      model.Yearly{Values: map[int]float64{2016: 2952, 2020: 4000}, After: &model.Onward{Last: 2020}}, premium: model.Yearly{Values: map[int]float64{2017: 180, 2019: 250}},
		ratio: q("consumption.ratio", 0.83, 0.83, 0.83, "stated"), elasticity: q("consumption.elasticity", 0.6, 0.5, 0.7, "stated"),
		food: q("consumption.food", 0.55, 0.55, 0.55, "stated"), meanSize: q("consumption.mean_size", 3.9, 3.9, 3.9, "stated"),
		otherPerHead: q("other_spending.per_head", 900, 800, 1000, "stated"), otherPoor: q("other_spending.poor", 0.5, 0.5, 0.5, "stated"),
		subsidised: q("premium.subsidised", 0.95, 0.9, 1, "stated"), enrolled: q("premium.enrolled", 0.97, 0.97, 0.97, "stated"),
		lives: lives{mortality: q("survival.mortality", 1.1, 1, 1.2, "stated"), fertility: q("births.level", 0.9, 0.9, 0.9, "stated"),
			births: model.Yearly{Values: map[int]float64{2015: 0.08, 2022: 0.05}, After: &model.Onward{Last: 2022}}},
		growthSpread: q("growth_spread", 0.15, 0.1, 0.2, "stated"), exitIncome: q("exit_income", 0.45, 0.45, 0.45, "stated"), monitored: map[int]model.Quantity{},
		toleranceAgeSex: 0.03, toleranceSize: 0.002, toleranceCategories: 0.04, unverified: 8,
	}
	// To 50 every year has the same risk, and every year after that.
	for sex, alive := range [][2]float64{{0.8, 0.2}, {0.9, 0.4}} {
		for age := range 128 {
			want := -math.Log(alive[0]) * float64(age) / 50
			if age > 50 {
				want = -math.Log(alive[0]) + math.Log(alive[0]/alive[1])*float64(age-50)/50
			}
			if got := p.lives.hazard[sex][age]; math.Abs(got-want) > 1e-12 {
				t.Errorf("sex %d: the risk to %d is %v, want %v", sex, age, got, want)
			}
		}
	}
	p.lives.hazard = want.lives.hazard
	type known struct {
		path        string
		first, last int
		step        bool
	}
	var series []known
	for _, s := range p.Series() {
		series = append(series, known{s.Path, s.First, s.Last, s.Step})
	}
	// Growths that do not say are known for as long as the tables are, the line's 2020.
	if wanted := []known{{"profile.remaining", 2016, 2018, true}, {"profile.line", 2016, 2020, false}, {"profile.premium.personal", 2017, 2019, false},
		{"profile.income_growth", 0, 2019, false}, {"profile.register_growth", 0, 2020, false}, {"profile.other_spending.growth", 0, 2020, false},
		{"profile.births.rate", 2015, 2022, false}}; !slices.Equal(series, wanted) {
		t.Errorf("series %v, want %v", series, wanted)
	}
	if p.Known() != 2018 || p.Unverified() != 8 || p.Persons() != 860 {
		t.Errorf("known to %d, %d unverified, %d persons", p.Known(), p.Unverified(), p.Persons())
	}
	var uncertain []string
	for _, q := range p.Quantities() {
		uncertain = append(uncertain, strings.TrimPrefix(q.Path, "profile."))
	}
	slices.Sort(uncertain)
	if want := []string{"consumption.elasticity", "entitled", "growth_spread", "income_level", "other_spending.per_head", "premium.subsidised", "remaining.2017", "remaining.2018", "survival.mortality"}; !slices.Equal(uncertain, want) {
		t.Errorf("uncertain are %v", uncertain)
	}
	p.series, p.bounds = nil, nil
	if !reflect.DeepEqual(p, want) {
		t.Errorf("read\n%+v\nwant\n%+v", p, want)
	}
}

// A title of the file's own goes before the usual one; the shares still poor name their year. No two are alike.
func TestUsualTitles(t *testing.T) {
	p, says := readText(t, "poor: {value: 0.5,", "poor: {value: 0.5, title: {zh: 倍数, en: a factor of our own},", "register_growth: {value: 0.16,", "register_growth: {value: 0.16, title: {zh: 增, en: own growth},")
	if says != "" {
		t.Fatal(says)
	}
	for _, x := range []struct {
		q      model.Quantity
		zh, en string
	}{
		{p.incomeLevel, "收入水平", "level of incomes"}, {p.incomeGrowth.Growth, "其他居民收入年增长", "yearly growth of others' incomes"}, {p.registerGrowth.Growth, "增", "own growth"},
		{p.remaining[2017], "2017年底未脱贫户占比", "share of the register still poor at the end of 2017"}, {p.remaining[2018], "2018年底未脱贫户占比", "share of the register still poor at the end of 2018"},
		{p.entitled, "脱贫户继续享受待遇的比例", "share of households out of poverty that keep the benefits"}, {p.food, "基本生活支出占贫困线比", "subsistence as a share of the poverty line"},
		{p.otherPerHead, "人均账单外医疗支出", "health spending outside bills, a head"}, {p.otherPoor, "倍数", "a factor of our own"},
		{p.lives.mortality, "死亡风险相对生存表的倍数", "mortality against the table of survival"}, {p.lives.fertility, "出生相对出生率的倍数", "births against the rate of births"},
		{p.growthSpread, "在册户之间收入增长的差别", "spread of households' growth on the register"}, {p.exitIncome, "脱贫先后与原有收入的相关", "weight of income in the order of leaving poverty"},
		{p.otherGrowth.Growth, "账单外支出年增长", "yearly growth of spending outside bills"}, {p.subsidised, "参保费资助比例", "share of the register's premium that government pays"}, {p.enrolled, "其他居民参保率", "share of others insured"},
	} {
		if x.q.Title != (model.Title{ZH: x.zh, EN: x.en}) {
			t.Errorf("%s is called %+v, want %s, %s", x.q.Path, x.q.Title, x.zh, x.en)
		}
	}
	seen := map[string]string{}
	for _, q := range []model.Quantity{p.incomeLevel, p.incomeGrowth.Growth, p.remaining[2017], p.remaining[2018], p.entitled, p.ratio, p.elasticity, p.food, p.meanSize, p.otherPerHead, p.otherGrowth.Growth, p.subsidised, p.enrolled, p.lives.mortality, p.lives.fertility, p.growthSpread, p.exitIncome} {
		for _, said := range []string{q.Title.ZH, q.Title.EN} {
			if other, ok := seen[said]; ok || said == "" {
				t.Errorf("%s and %s are both called %q", q.Path, other, said)
			}
			seen[said] = q.Path
		}
	}
}

// The order of the strata is the file's own affair: the register is the one whose income lies below the line.
func TestTheRegisterWhereverItStands(t *testing.T) {
	at, end := strings.Index(tiny, "  listed:\n"), strings.Index(tiny, "  rest:\n")
	after := strings.Index(tiny, "income_level:")
	p, says := readText(t, tiny[at:after], tiny[end:after]+tiny[at:end])
	straight, _ := readText(t)
	if says != "" || !reflect.DeepEqual(p.Strata, straight.Strata) || !slices.Equal(p.Categories, straight.Categories) {
		t.Errorf("%s: %+v", says, p.Strata)
	}
	// It is known by either of the two.
	for _, income := range []string{"{below_line: 0.6, bend: 1.5}", "{mean: 9000, sigma: 0.4}"} {
		if p, says := readText(t, tiny[at:after], tiny[end:after]+tiny[at:end], income, "{}"); says != "" || p.Strata[0].ID != "listed" || !p.Strata[0].Register || p.Strata[1].Register {
			t.Errorf("without %s: %s", income, says)
		}
	}
}

// What a profile says of its categories: which one is ordinary, and by which word those who left poverty go.
func TestOrdinaryAndExited(t *testing.T) {
	p, says := readText(t, "base_year: 2016\n", "base_year: 2016\nordinary: marginal\nexited: {dibao: left, alone: gone}\n")
	if says != "" || p.Ordinary != 3 || !slices.Equal(p.Exited, []string{"gone", "left", "", "", ""}) {
		t.Errorf("%s: ordinary %d, exited %q", says, p.Ordinary, p.Exited)
	}
	if p, says = readText(t, "base_year: 2016\n", "base_year: 2016\nordinary: alone\n"); says != "" || p.Ordinary != 0 { // the rarest stands first
		t.Errorf("%s: ordinary %d", says, p.Ordinary)
	}
	p, says = readText(t, "registered_poor: 0.7", "listed: 0.7")
	if says != "" || slices.ContainsFunc(p.Exited, func(word string) bool { return word != "" }) {
		t.Errorf("%s: exited %q", says, p.Exited)
	}
}

func TestProfilesAtTheirBounds(t *testing.T) {
	nine := "{"
	for _, c := range "abcdefghi" {
		nine += string(c) + ": [0, 0], "
	}
	for _, c := range []struct{ from, to, says string }{
		{"from: [0, 15, 60]", "from: [1, 15, 60]", "the bands must rise from age 0"},
		{"from: [0, 15, 60]", "from: [0, 15, 15]", "the bands must rise from age 0"},
		{"from: [0, 15, 60]", "from: [0, 15, 16]", ""},
		{"male: [10, 20, 30]", "male: [10, 20]", "`male` must list one number for each of the 3 age bands"},
		{"share: [0.25, 0.5, 0.25]", "share: [0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0, 0, 0, 0, 0, 0]", ""},
		{"share: [0.25, 0.5, 0.25]", "share: [0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0, 0, 0, 0, 0, 0, 0]", "households have at most 16 members here"},
		{"share: [0.25, 0.5, 0.25]", "share: []", "`share` must be a list of numbers"},
		{"persons: 200", "persons: 300", ""}, // three of each household's three
		{"persons: 200", "persons: 301", "301 persons in 100 households cannot be households of 1 to 3"},
		{"persons: 200", "persons: 100", ""},
		{"persons: 200", "persons: 99", "99 persons in 100 households cannot be households of 1 to 3"},
		{"alone: 0.1", "alone: 0.1000000001", ""},
		{"alone: 0.1", "alone: 0.1001", "the shares of the categories add up to 1.0001, not 1"},
		{"alone: 0.1", "alone: 0.0999", "add up to"},
		{"below_line: 0.6", "mean: 600", "the key `bend` is not known here"},
		{"  2017: {value: 0.8, range: [0.7, 0.9]", "  2016: {value: 0", "the share still poor at the end of 2016 is 0 and leaves no one on the register"},
		{"exit_income:", "monitored: {2020: {value: 0.5, range: [0.1, 1], source: {ref: a, status: stated}}}\nexit_income:", "the share under monitoring in 2020 is 1 and leaves no one out of poverty"},
		{"exit_income:", "monitored: {2020: {value: 0.5, source: {ref: a, status: stated}}}\nexit_income:", ""},
		{"  2017: {value: 0.8", "  first: {value: 0.8", "`first` is no year"},
		{"{2016: 2952, 2020: 4000, after: hold}", "{}", "`line` must give a number for a year at least"},
		{"{2016: 2952, 2020: 4000, after: hold}", "{2016: -1}", "`line` is -1; it must lie from 0 to 1e+06"},
		{"share: {gout: [0.3, 0.4], ", "share: " + nine, "at most 8 conditions are carried"},
		{"share: {gout: [0.3, 0.4], ", "share: {gout: [0.3], ", "`gout` must list one number for each of the 2 ages"},
		{"base_year: 2016\n", "base_year: 2016\nordinary: nobody\n", "no stratum has the category `nobody`"},
		{"base_year: 2016\n", "base_year: 2016\nexited: {nobody: x}\n", "no stratum has the category `nobody`"},
		{"base_year: 2016\n", "base_year: 2016\nlike: nowhere\n", "nowhere"},
		{"base_year: 2016\n", "base_year: 2016\nlike: chongqing\n", ""},
		{"  rest:\n", "  more: {}\n  rest:\n", "the stratum `more` does not say whether it is the register of the poor"},
		{"{below_line: 0.6, bend: 1.5}", "{mean: 5000, sigma: 0.3}", "no stratum is the register of the poor"},
		{"line_source: {ref: b, status: unverified}\n", "", "the key `line_source` is missing"},
		{"ages: [0, 50, 100]", "ages: [1, 50, 100]", "the ages of `survival` must rise from 0"},
		{"ages: [0, 50, 100]", "ages: [0, 50, 50]", "the ages of `survival` must rise from 0"},
		{"male: [1, 0.8, 0.2]", "male: [1, 0.8]", "`male` must list one number for each of the 3 ages, and two at least"},
		{"male: [1, 0.8, 0.2]", "male: [0.9, 0.8, 0.2]", "`male` begins with 0.9"},
		{"male: [1, 0.8, 0.2]", "male: [1, 0.8, 0.8]", ""},
		{"male: [1, 0.8, 0.2]", "male: [1, 0.8, 0]", ""},
		{"female: [1, 0.9, 0.4]", "female: [1, 0.3, 0.4]", "the survival table `female` rises, from 0.3 at the age of 50 to 0.4 at 100"},
		{"female: [1, 0.9, 0.4]", "female: [1, 0.9, -0.4]", "must lie from 0 to 1"},
		{"births:\n  rate", "births:\n  rates", "the key `rates` is not known here"},
		{"tolerance: {age_sex: 0.03,", "tolerance: {age_sex: 11,", "`age_sex` is 11"},
		{"tolerance: {age_sex", "tolerance: {persons: 0, households: 0, age_sex", ""},
		{"tolerance: {age_sex", "tolerance: {age_six", "the key `age_six` is not known here"},
	} {
		if _, says := readText(t, c.from, c.to); c.says == "" && says != "" || !strings.Contains(says, c.says) {
			t.Errorf("%s: %q, want %q", c.to, says, c.says)
		}
	}
	p, says := readText(t, "tolerance: {age_sex: 0.03, size: 0.002, category: 0.04}", "tolerance: {}", "{below_line: 0.6, bend: 1.5}", "{}", "{mean: 9000, sigma: 0.4}", "{mean: 8000}")
	if says != "" || p.toleranceAgeSex != 0.02 || p.toleranceSize != 0.001 || p.toleranceCategories != 0.01 || p.Strata[0].belowLine != 0.5 || p.Strata[0].bend != 1 || p.Strata[1].sigma != 0.5 {
		t.Errorf("%s: what is not stated is %+v", says, p)
	}
	// No map has keys that nobody reads.
	for _, at := range []string{"base_year: 2016\n", "ages: {", "sizes: {", "    persons: 200\n", "    persons: 660\n", "    income: {below_line: 0.6, ", "    income: {mean: 9000, ",
		"consumption:\n  ", "other_spending:\n  ", "survival:\n  ", "births:\n  ", "premium:\n  ", "conditions:\n  ", "tolerance: {", "entitled: {"} {
		key := map[bool]string{true: "zzz: 1, ", false: "zzz: 1\n" + strings.Repeat(" ", len(at)-len(strings.TrimRight(at, " ")))}[strings.Contains(at, "{")]
		if strings.HasPrefix(at, "    persons") {
			key = "    " + key
		}
		if _, says := readText(t, at, at+key); !strings.Contains(says, "the key `zzz` is not known here") {
			t.Errorf("%s: %q", at, says)
		}
	}
}

// A hundred categories are the most.
func TestCategoriesAreBounded(t *testing.T) {
	many := func(n int) string {
		out := "categories: {"
		for i := range n {
			out += "c" + strings.Repeat("x", i) + ": " + map[bool]string{true: "1", false: "0"}[i == 0] + ", "
		}
		return out + "}"
	}
	if _, says := readText(t, "categories: {registered_poor: 0.7, dibao: 0.2, alone: 0.1}", many(98)); says != "" {
		t.Error(says)
	}
	if _, says := readText(t, "categories: {registered_poor: 0.7, dibao: 0.2, alone: 0.1}", many(99)); !strings.Contains(says, "at most 100 categories") {
		t.Error(says)
	}
}

// A profile that does not say how people live and die has the country's figures, with their sources beside its own; one that says
// one of the two has the other.
func TestNationalFiguresWhereNoneAreStated(t *testing.T) {
	own := tiny[:strings.Index(tiny, "survival:\n")]
	docs, err := document.Parse("tiny.yaml", []byte(own+tiny[strings.Index(tiny, "births:\n"):]))
	if err != nil {
		t.Fatal(err)
	}
	p, _, err := Read(docs[0])
	if err != nil {
		t.Fatal(err)
	}
	// Of newborns 0.9934 live a year, of boys 0.0313 to a hundred; table and mortality are two more unverified numbers.
	if h := p.lives.hazard; math.Abs(h[0][1]+math.Log(0.9934)) > 1e-12 || math.Abs(h[0][100]+math.Log(0.0313)) > 1e-12 || p.lives.fertility.Value != 0.9 || p.Unverified() != 10 {
		t.Errorf("risks %v and %v, level %v, %d unverified", h[0][1], h[0][100], p.lives.fertility.Value, p.Unverified())
	}
}

// A profile that is like another has its own keys first, the other's where it has none, both lists of sources, its own where both
// have one, and the rule by which a series goes on where its own does not say, in maps within maps too.
func TestLikeAnother(t *testing.T) {
	text := "profile: x\nlike: baise\nsources: {a: {title: A}, nbs: {title: mine}}\nline: {2015: 2855, 2022: 5000, after: hold}\nentitled: {value: 0.6, source: {ref: a, status: stated}}\n" +
		"premium: {personal: {2015: 120, 2030: 500}, source: {ref: a, status: stated}, subsidised: {value: 1, source: {ref: a, status: stated}}, enrolled: {value: 0.9, source: {ref: a, status: stated}}}\n"
	docs, err := document.Parse("x.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	p, _, err := Read(docs[0])
	if err != nil {
		t.Fatal(err)
	}
	if p.ID != "x" || p.entitled.Value != 0.6 || p.ratio.Value != 0.83 || p.BaseYear != 2015 || !maps.Equal(p.line.Values, map[int]float64{2015: 2855, 2022: 5000}) {
		t.Errorf("%s: entitled %v, ratio %v, line %v", p.ID, p.entitled.Value, p.ratio.Value, p.line.Values)
	}
	if p.line.After == nil || p.line.After.Grow.Value != 0 || p.premium.After == nil || p.premium.After.Grow.Value != 0.025 || p.premium.After.Last != 2030 {
		t.Errorf("the line goes on by %+v, the premium by %+v", p.line.After, p.premium.After)
	}
}

// Every number of a profile at its bounds: what lies on them is read, what lies beyond is refused. Shares lie in [0, 1].
func TestNumbersOfAProfileKeepToTheirBounds(t *testing.T) {
	for at, bounds := range map[string][2]float64{
		"income_level: {value: 1.1, range: [0.9, 1.2]": {0, 10}, "income_growth: {value: 0.09": {-0.5, 0.5}, "register_growth: {value: 0.16": {-0.5, 0.5},
		"2017: {value: 0.8, range: [0.7, 0.9]": {0, 1}, "2018: {value: 0.4, range: [0.3, 0.5]": {0, 1}, "entitled: {value: 0.75, range: [0.5, 1]": {0, 1},
		"ratio: {value: 0.83": {0.01, 2}, "elasticity: {value: 0.6, range: [0.5, 0.7]": {0, 2}, "food: {value: 0.55": {0, 2}, "mean_size: {value: 3.9": {1, 16},
		"per_head: {value: 900, range: [800, 1000]": {0, 1e6}, "poor: {value: 0.5": {0, 10}, "growth: {value: 0.1,": {-0.5, 0.5},
		"mortality: {value: 1.1, range: [1, 1.2]": {0, 10}, "level: {value: 0.9": {0, 10}, "2022: 0.05": {0, 1}, "growth_spread: {value: 0.15, range: [0.1, 0.2]": {0, 1}, "exit_income: {value: 0.45": {0, 1}, "subsidised: {value: 0.95, range: [0.9, 1]": {0, 1}, "enrolled: {value: 0.97": {0, 1},
		"below_line: 0.6": {0, 1}, "bend: 1.5": {0.1, 10}, "mean: 9000": {1, 1e7}, "sigma: 0.4": {0.01, 3}, "age_sex: 0.03": {0, 10}, "size: 0.002": {0, 1}, "category: 0.04": {0, 1},
		"2020: 4000": {0, 1e6}, "2019: 250": {0, 1e5}, "male: [10": {0, 1e9}, "gout: [0.3": {0, 1}, "base_year: 2016": {1990, 2100},
	} {
		key, rest, _ := strings.Cut(at, ":")
		for i, x := range bounds {
			for _, beyond := range []bool{false, true} {
				if beyond {
					x += float64(2*i-1) * max(0.001, float64(int(x/1000)))
				}
				value := fmt.Sprintf("%s: %v", key, x)
				if strings.HasPrefix(rest, " {") {
					value = fmt.Sprintf("%s: {value: %v", key, x)
				} else if strings.HasPrefix(rest, " [") {
					value = fmt.Sprintf("%s: [%v", key, x)
				}
				if strings.HasSuffix(at, ",") {
					value += ","
				}
				if _, says := readText(t, at, value); (says != "") != beyond {
					t.Errorf("%s: %q", value, says)
				}
			}
		}
	}
}
