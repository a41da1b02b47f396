package cli

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"doudi/model/document"

	"github.com/spf13/cobra"
)

// English output holds no Chinese but what the input states in Chinese alone: sources, places in them, names of bills. A
// title that has an English text is not among them.
func TestEnglishIsEnglish(t *testing.T) {
	if raced {
		t.Skip("what is printed is not the race detector's to see")
	}
	t.Chdir("../../../..")
	results := t.TempDir()
	commands := [][]string{
		{}, {"check", "rules/packs", "model/profiles", "model/catalogues", "scenarios/studies/huolinguole.yaml"}, {"test", "rules/packs"},
		{"settle", "baise", "testdata/bills/baise-2018.yaml", "--explain"}, {"population", "yunyang"},
		bare("run", "scenarios/studies/baise.yaml", "--quick", "--people", "3000", "--draws", "3", "--replicates", "2", "--out", filepath.Join(results, "small")),
		bare("run", "scenarios/studies/huolinguole.yaml", "--draws", "100", "--replicates", "1", "--out", filepath.Join(results, "huolinguole")),
		{"new", "policy", "mycounty", "--dir", results},
	}
	for _, pack := range []string{"baise", "chongqing", "huaihua", "huolinguole", "national", "yunyang"} {
		commands = append(commands, []string{"policy", pack}, []string{"policy", pack, "--format", "markdown"})
	}
	commands = append(commands, []string{"diff", "baise@2017", "baise@2018"}, []string{"diff", "baise", "huaihua"})
	each(newRoot(&settings{}), func(c *cobra.Command) {
		commands = append(commands, append(strings.Fields(c.CommandPath())[1:], "--help"))
	})
	if !testing.Short() {
		commands = append(commands, []string{"check", "--deep", "rules/packs/huolinguole.yaml"}, []string{"check", "scenarios/studies"},
			bare("run", "scenarios/studies/baise.yaml", "--quick", "--people", "20000", "--out", filepath.Join(results, "baise")),
			bare("run", "scenarios/studies/huolinguole.yaml", "--draws", "100", "--replicates", "2", "--out", filepath.Join(results, "more")))
	}
	data := chineseData(t)
	for _, args := range commands {
		t.Run(strings.Join(args, " "), func(t *testing.T) {
			code, out, said := inPlace(t, append(slices.Clone(args), "--lang", "en")...)
			if code != ExitOK {
				t.Fatalf("exit %d: %s%s", code, said, out)
			}
			for _, line := range strings.Split(out+said, "\n") {
				rest := line
				for _, text := range data {
					if !strings.ContainsFunc(rest, isChinese) {
						break
					}
					rest = strings.ReplaceAll(rest, text, "")
				}
				if strings.ContainsFunc(rest, isChinese) {
					t.Errorf("%q", line)
				}
			}
		})
	}
}

// chineseData are the texts with Chinese in them that the files of the commands state without an English one, the longest
// first.
func chineseData(t *testing.T) []string {
	t.Helper()
	var out []string
	var walk func(n *document.Node)
	walk = func(n *document.Node) {
		if n == nil {
			return
		}
		if n.Shape == document.Scalar && strings.ContainsFunc(n.Text, isChinese) {
			out = append(out, n.Text)
		}
		for _, item := range n.Items {
			walk(item)
		}
		for _, f := range n.Fields {
			walk(f.Key)
			if f.Key.Text != "zh" || n.Get("en") == nil {
				walk(f.Value)
			}
		}
	}
	for _, pattern := range []string{"rules/packs/*.yaml", "scenarios/studies/*.yaml", "model/profiles/*.yaml", "model/catalogues/*.yaml", "testdata/bills/*.yaml"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: %v", pattern, err)
		}
		for _, file := range files {
			root, err := document.ReadOne(file)
			if err != nil {
				t.Fatal(err)
			}
			walk(root)
		}
	}
	slices.SortFunc(out, func(a, b string) int { return len(b) - len(a) })
	return slices.Compact(out)
}
