package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// small are the flags that cut the study of Baise down to what a test needs.
var small = []string{"--quick", "--people", "6000", "--draws", "3"}

// command runs one command line from the repository's root.
func command(t *testing.T, ctx context.Context, args ...string) (code int, out, said string) {
	t.Helper()
	t.Chdir("../../../..")
	var o, e bytes.Buffer
	code = Run(ctx, args, Streams{In: strings.NewReader(""), Out: &o, Err: &e})
	return code, o.String(), e.String()
}

// bare is a command line whose figures and data nobody looks at: to draw and write them takes longer than a small run.
func bare(args ...string) []string {
	return slices.Concat(args, []string{"--figures", "none", "--data", "none"})
}

func baise(out string, more ...string) []string {
	args := append([]string{"run", "scenarios/studies/baise.yaml", "--out", out}, small...)
	return append(args, more...)
}

func TestRunLeavesAWholeFolder(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "results")
	code, out, said := command(t, t.Context(), baise(folder)...)
	if code != ExitOK {
		t.Fatalf("exit %d: %s", code, said)
	}
	for _, want := range []string{"百色市", "样本", "编列", "未命中", "快速试算", "D1 消费口径", folder} {
		if !strings.Contains(out, want) {
			t.Errorf("the table does not say %q", want)
		}
	}
	for _, name := range []string{"manifest.json", "summary.csv", "workbook.xlsx", "workbook_en.xlsx", "replicates.csv", "replicates.parquet", "parameters.csv", "draws.parquet", "dictionary.csv", "read.py", "read.R", "timing.json", "figures/differences_zh.png", "figures/budgets_zh.svg", "figures/bill_zh.pdf"} {
		if info, err := os.Stat(filepath.Join(folder, name)); err != nil || info.Size() == 0 {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Households one by one are the same bytes for any number of workers, and a run that has them can be verified.
func TestMicrodataAreVerified(t *testing.T) {
	parent := t.TempDir()
	for _, workers := range []string{"1", "2"} {
		args := []string{"run", "huolinguole", "--out", filepath.Join(parent, workers), "--people", "900", "--draws", "2", "--replicates", "1", "--figures", "none", "--data", "csv", "--microdata", "40", "--workers", workers}
		if code, _, said := inPlace(t, args...); code != ExitOK {
			t.Fatalf("exit %d: %s", code, said)
		}
	}
	for _, name := range []string{"microdata.csv", "microdata_payments.csv", "microdata_burden.csv"} {
		one, err := os.ReadFile(filepath.Join(parent, "1", name))
		two, missing := os.ReadFile(filepath.Join(parent, "2", name))
		if err != nil || missing != nil || !bytes.Equal(one, two) || bytes.Count(one, []byte("\n")) < 100 {
			t.Errorf("%s: %v, %v, %d bytes and %d", name, err, missing, len(one), len(two))
		}
	}
	if code, out, said := inPlace(t, "verify", filepath.Join(parent, "1"), "--lang", "en"); code != ExitOK {
		t.Errorf("exit %d: %s %s", code, out, said)
	}
}

// Under a scenario that changes inputs people have other bills than the baseline's, and one file of them would be of some scenarios alone.
func TestMicrodataOfOtherInputsAreRefused(t *testing.T) {
	file := filepath.Join(t.TempDir(), "inputs.yaml")
	text := "study: inputs\npolicy: huolinguole\npopulation: {profile: huolinguole, people: 600}\nillness: china-rural\nyears: 2019\ndraws: 2\nreplicates: 1\n" +
		"scenarios:\n  - id: current\n  - id: dearer\n    set: [{path: catalogue.levels.*.mean_cost, scale: 1.05}]\n"
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(t.TempDir(), "x")
	code, _, said := inPlace(t, "run", file, "--out", out, "--microdata", "10", "--lang", "en")
	if _, err := os.Stat(out); code != ExitBadInput || !strings.Contains(said, "--microdata: error: a scenario of the study changes inputs") || err == nil {
		t.Errorf("exit %d: %s; %v", code, said, err)
	}
}

func TestRunGivesJSON(t *testing.T) {
	code, out, said := command(t, t.Context(), bare(baise(filepath.Join(t.TempDir(), "x"), "--format", "json", "--lang", "en")...)...)
	var page struct {
		Study     string
		Scenarios []struct{ ID string }
		Published []struct {
			Published, Mean float64
			Hit             bool
		}
	}
	if err := json.Unmarshal([]byte(out), &page); code != ExitOK || err != nil {
		t.Fatalf("exit %d, %v: %s", code, err, said)
	}
	if page.Study != "baise" || len(page.Scenarios) != 4 || len(page.Published) != 4 || page.Published[0].Published != 0.9085 {
		t.Errorf("%+v", page)
	}
}

func TestRunRefusesBeforeItComputes(t *testing.T) {
	busy := t.TempDir()
	if err := os.WriteFile(filepath.Join(busy, "mine.txt"), []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(busy, "mine.txt")
	for _, c := range []struct {
		args []string
		want string
	}{
		{baise(busy), "holds no finished run"},
		{baise(filepath.Join(file, "below")), "cannot be written"},
		{baise(filepath.Join(busy, "x"), "--format", "xml"), "write text, json"},
		{baise(filepath.Join(busy, "x"), "--data", "parquet"), "--data: error: there is no kind of data `parquet`; write none, csv, all"},
		{baise(filepath.Join(busy, "x"), "--part", "1/2", "--data", "csv"), "`--data` does not go with `--part`"},
		{baise(filepath.Join(busy, "x"), "--microdata", "-1"), "--microdata: error: -1 households cannot be written one by one; write a number from 1 to 300000"},
		{baise(filepath.Join(busy, "x"), "--microdata", "300001"), "300001 households cannot be written one by one"},
		{baise(filepath.Join(busy, "x"), "--microdata", "10", "--data", "none"), "`--microdata` does not go with `--data none`"},
		{baise(filepath.Join(busy, "x"), "--part", "1/2", "--microdata", "10"), "`--microdata` does not go with `--part`"},
		{baise(filepath.Join(busy, "x"), "--workers", "-3"), "1 to 1024"},
		{baise(filepath.Join(busy, "x"), "--draws", "many"), "whole number from 1"},
		{baise(filepath.Join(busy, "x"), "--people", "0"), "whole number from 1"},
		{[]string{"run", "scenarios/studies/none.yaml"}, "none.yaml"},
		{[]string{"run"}, "must be 1; there are 0"},
	} {
		t.Run(strings.Join(c.args, " "), func(t *testing.T) {
			code, out, said := command(t, t.Context(), append(c.args, "--lang", "en")...)
			if code != ExitBadInput || !strings.Contains(said, c.want) || out != "" || strings.Contains(said, "goroutine") {
				t.Errorf("exit %d, %q, want %q", code, said, c.want)
			}
		})
	}
	if entries, _ := os.ReadDir(busy); len(entries) != 1 {
		t.Errorf("%v stand where one file stood", entries)
	}
}

func TestInterruptLeavesNothing(t *testing.T) {
	parent := t.TempDir()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	code, out, said := command(t, ctx, baise(filepath.Join(parent, "x"), "--lang", "en")...)
	if code != ExitInterrupt || out != "" || !strings.Contains(said, "Interrupted") {
		t.Errorf("exit %d: %q %q", code, out, said)
	}
	if entries, _ := os.ReadDir(parent); len(entries) != 0 {
		t.Errorf("%v is left", entries)
	}
}

func TestPopulationPrintsItsMargins(t *testing.T) {
	code, out, said := command(t, t.Context(), "population", "baise")
	for _, word := range []string{" 全体 ", " 0岁起，男 ", " 85岁起，女 "} {
		if !strings.Contains(out, word) {
			t.Errorf("no %q in\n%s", word, out)
		}
	}
	if code != ExitOK || !strings.Contains(out, "682000") || !strings.Contains(out, "173300") || !strings.Contains(out, "2579268 人") {
		t.Errorf("exit %d: %s %s", code, said, out)
	}
}

// Six hundred thousand households for 682,000 persons are nearly all alone, which children are not: margins that
// contradict each other end in failure, with a count and the worst of them.
func TestPopulationFailsOnMissedMargins(t *testing.T) {
	text, err := os.ReadFile("../../../../model/profiles/baise.yaml")
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "alone.yaml")
	if err := os.WriteFile(file, bytes.Replace(text, []byte("households: 173300"), []byte("households: 600000"), 1), 0o644); err != nil {
		t.Fatal(err)
	}
	code, out, said := command(t, t.Context(), "population", file, "--lang", "en")
	if code != ExitBadInput || !strings.Contains(said, "margins, most of all register age_sex") || !strings.Contains(out, "missed") ||
		!strings.Contains(out, " age and sex ") || !strings.Contains(out, " from 0, male ") {
		t.Errorf("exit %d: %s", code, said)
	}
}

// A category that nobody has and a profile of a continent: what is wanted of none is no share of it, and the memory that a population takes
// is bounded.
func TestPopulationOfNobodyAndOfTooMany(t *testing.T) {
	text, err := os.ReadFile("../../../../model/profiles/huolinguole.yaml")
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "changed.yaml")
	change := func(pairs ...string) {
		if err := os.WriteFile(file, []byte(strings.NewReplacer(pairs...).Replace(string(text))), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	change("{marginal: 0.04, resident: 0.96}", "{marginal: 0, resident: 1}")
	for lang, want := range map[string][2]string{"en": {"marginal", "are how many, no shares"}, "zh": {"marginal", "是个数，不是百分比"}} {
		code, out, said := command(t, t.Context(), "population", file, "--lang", lang)
		row := ""
		for line := range strings.Lines(out) {
			if strings.Contains(line, want[0]) && strings.Contains(line, " other ") {
				row = strings.Join(strings.Fields(strings.ReplaceAll(line, "│", " ")), " ")
			}
		}
		if code != ExitOK || !strings.HasSuffix(row, " marginal 0 0 0 4") || !strings.Contains(out, want[1]) {
			t.Errorf("exit %d: %q %s\n%s", code, row, said, out)
		}
	}
	change("persons: 7956", "persons: 1_980_000_000", "households: 3195", "households: 795_000_000")
	for lang, want := range map[string]string{
		"en": "huolinguole: error: the strata of the profile have 795000193 households, and people are made of 100000000 at most",
		"zh": "huolinguole: 错误：概况各人群共 795000193 户；受内存所限，最多合成 100000000 户",
	} {
		if code, out, said := command(t, t.Context(), "population", file, "--lang", lang); code != ExitBadInput || out != "" || !strings.Contains(said, want) {
			t.Errorf("exit %d: %s%s", code, out, said)
		}
	}
}

// A command line that cannot be understood says so in the chosen language, with the usage and what could have been meant.
func TestUsageIsSaid(t *testing.T) {
	for _, c := range []struct {
		args []string
		want []string
	}{
		{[]string{"runn", "x"}, []string{"命令写法不对", "是不是：doudi run", "--help"}},
		{[]string{"--lang", "en", "run"}, []string{"cannot be understood", "usage: doudi run STUDY"}},
		{[]string{"settle", "baise"}, []string{"用法：doudi settle POLICY BILLS"}},
		{[]string{"run", "--peple", "3", "x"}, []string{"--peple"}},
		{[]string{"diff", "baise@2017", "baise@x"}, []string{"baise@x: 错误：`x` 不是日期"}},
		{[]string{"policy", "baise", "--at", "x"}, []string{"--at: 错误：`x` 不是日期"}},
		{[]string{"check", "--deep", "baise", "--at", "x"}, []string{"--at: 错误：`x` 不是日期"}},
		{[]string{"check", "baise", "--at", "2018"}, []string{"--at: 错误：只有 --deep 用它：doudi check --deep baise --at 2018"}},
		{[]string{"check", "baise", "--out", "x.yaml"}, []string{"--out: 错误：只有 --deep 用它"}},
	} {
		code, _, said := command(t, t.Context(), c.args...)
		if code != ExitBadInput {
			t.Errorf("%v: exit %d", c.args, code)
		}
		for _, want := range c.want {
			if !strings.Contains(said, want) {
				t.Errorf("%v: %q is not in %q", c.args, want, said)
			}
		}
	}
}
