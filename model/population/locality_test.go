package population

import (
	"math"
	"os"
	"path/filepath"
	"testing"

	"doudi/model"
	"doudi/model/document"
)

// likeBaise reads a profile that is like that of Baise but for some lines.
func likeBaise(t *testing.T, lines string) (*Profile, string) {
	t.Helper()
	docs, err := document.Parse("own.yaml", []byte("profile: own\nlike: baise\nbase_year: 2016\nsources: {office: {title: Office}}\n"+lines))
	if err != nil {
		t.Fatal(err)
	}
	p, _, err := Read(docs[0])
	if err != nil {
		return p, err.Error()
	}
	return p, ""
}

// fromFile is the profile of a file, and what is said of it.
func fromFile(t *testing.T, file string) (*Profile, *document.Report) {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	docs, err := document.Parse(file, text)
	if err != nil {
		t.Fatal(err)
	}
	p, report, err := Read(docs[0])
	if err != nil {
		t.Fatal(err)
	}
	return p, report
}

// Every profile that comes with the program is read without a doubt.
func TestOwnProfiles(t *testing.T) {
	files, err := filepath.Glob("../profiles/*.yaml")
	if err != nil || len(files) < 8 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		if _, report := fromFile(t, file); len(report.All()) > 0 {
			t.Errorf("%s: %v", file, report.All())
		}
	}
}

// Who is not on the register has the income that leaves the published mean to all, as the files say, to the yuan: rural people's 11,422 of
// 2015, and Chongqing's 13,781 of 2018, three years before at 9.5 % a year.
func TestIncomesFreedOfTheRegister(t *testing.T) {
	for file, all := range map[string]float64{
		"../profiles/rural.yaml":                                 11422,
		"../../testdata/localities/jiangxi.profile.yaml":         11422,
		"../../testdata/localities/shaanxi.profile.yaml":         11422,
		"../../testdata/localities/chongqing-later.profile.yaml": 13781 / (1.095 * 1.095 * 1.095),
		"../profiles/chongqing.yaml":                             13781 / (1.095 * 1.095 * 1.095),
		"../profiles/huolinguole.yaml":                           13803 / (1.095 * 1.095 * 1.095),
		"../profiles/yunyang.yaml":                               10371 / (1.095 * 1.095 * 1.095),
		"../profiles/huaihua.yaml":                               10371 / (1.095 * 1.095 * 1.095),
		"../../testdata/localities/qianxinan.profile.yaml":       10371 / (1.095 * 1.095 * 1.095),
		"../../testdata/localities/hainan.profile.yaml":          10371 / (1.095 * 1.095 * 1.095),
		"../../testdata/localities/qianjiang.profile.yaml":       10371 / (1.095 * 1.095 * 1.095),
		"../../testdata/localities/henan.profile.yaml":           10371 / (1.095 * 1.095 * 1.095),
		"../../testdata/localities/gansu.profile.yaml":           10371 / (1.095 * 1.095 * 1.095),
		"../../testdata/localities/lixian.profile.yaml":          10371 / (1.095 * 1.095 * 1.095),
		"../../testdata/localities/baisha.profile.yaml":          10371 / (1.095 * 1.095 * 1.095),
	} {
		p, _ := fromFile(t, file)
		sum := 0.0
		for _, s := range p.Strata {
			sum += s.mean * float64(s.Persons)
		}
		if got := sum / float64(p.Persons()); math.Abs(got-all) > 1 {
			t.Errorf("%s: the mean of all is %.0f, want %.0f", file, got, all)
		}
	}
}

// A profile may state levels of its own, of a year or else of its base year; what it does not state is not stated.
func TestAPlacesLevelsAreRead(t *testing.T) {
	p, says := likeBaise(t, "locality:\n  admissions: {value: 0.2, range: [0.18, 0.22], source: {ref: office, status: found}}\n"+
		"  in_county: {value: 0.9, year: 2018, source: {ref: office, section: 县域内, status: unverified}}\n")
	if says != "" {
		t.Fatal(says)
	}
	l := p.Locality
	if l.Admissions.Year != 2016 || l.Admissions.Of.Value != 0.2 || l.Admissions.Of.Low != 0.18 || l.Admissions.Of.High != 0.22 || l.Admissions.Of.Path != "profile.locality.admissions" ||
		l.InCounty.Year != 2018 || l.InCounty.Of.Uncertain() || l.InCounty.Of.Source != "office 县域内" || l.MeanCost.Stated() || l.Excluded.Stated() || l.Chronic.Stated() {
		t.Errorf("%+v", l)
	}
	if title := (model.Title{ZH: "本地人均住院次数", EN: "admissions a person in the place"}); l.Admissions.Of.Title != title {
		t.Errorf("%+v", l.Admissions.Of.Title)
	}
	drawn := map[string]bool{}
	for _, q := range p.Quantities() {
		drawn[q.Path] = true
	}
	if !drawn["profile.locality.admissions"] || drawn["profile.locality.in_county"] {
		t.Errorf("drawn are %v", drawn)
	}
	without, says := likeBaise(t, "income_level: {value: 1, source: {ref: norm, status: unverified}}\n")
	if says != "" || without.Locality != (Locality{}) || p.Unverified() != without.Unverified()+1 {
		t.Errorf("%s; %d unverified and %d", says, p.Unverified(), without.Unverified())
	}
}

// What a place states of itself is no other place's.
func TestALevelIsNotTakenFromALikeProfile(t *testing.T) {
	docs, err := document.Parse("both.yaml", []byte("like: other\n---\nlocality: {admissions: 0.3}\nincome_level: 1\n"))
	if err != nil || len(docs) != 2 {
		t.Fatalf("%d documents, %v", len(docs), err)
	}
	if out := with(docs[0], docs[1]); out.Get("locality") != nil || out.Get("income_level") == nil {
		t.Error("the locality is taken over, or nothing is")
	}
}
