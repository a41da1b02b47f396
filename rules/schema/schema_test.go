package schema

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

var update = flag.Bool("update", false, "write the schemas anew")

// TestCommittedSchemasAreGenerated keeps the committed files what the types say.
func TestCommittedSchemasAreGenerated(t *testing.T) {
	for _, kind := range Kinds() {
		want, err := Generate(kind)
		if err != nil {
			t.Fatal(err)
		}
		file := kind + ".schema.json"
		if *update {
			if err := os.WriteFile(file, want, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		got, err := os.ReadFile(file)
		if err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s is not what the types say; run go test ./rules/schema -update", file)
		}
	}
}

// TestFilesSatisfyTheirSchema holds every file of the project against the schema of its kind.
func TestFilesSatisfyTheirSchema(t *testing.T) {
	for pattern, kind := range map[string]string{
		"../packs/*.yaml": "", "../../testdata/policies/*.yaml": "", "../../scenarios/studies/*.yaml": "study", "../../testdata/bills/*.yaml": "bills",
		"../../cmd/doudi/internal/cli/*.yaml": "", "../../testdata/localities/*.yaml": "",
	} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			of := kind
			switch {
			case strings.HasSuffix(file, ".profile.yaml"):
				continue // profiles have no schema
			case strings.HasSuffix(file, ".examples.yaml"):
				of = "examples"
			case strings.HasSuffix(file, ".study.yaml"):
				of = "study"
			case of == "":
				of = "policy"
			}
			if err := validate(t, of, file); err != nil {
				t.Errorf("%s: %v", file, err)
			}
		}
	}
}

// TestSchemaRefusesAnUnknownKey shows that the schemas can fail.
func TestSchemaRefusesAnUnknownKey(t *testing.T) {
	file := filepath.Join(t.TempDir(), "x.yaml")
	if err := os.WriteFile(file, []byte("policy: x\nbenefits: [{id: a, pays: total, celling: 3}]\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if validate(t, "policy", file) == nil {
		t.Error("`celling` was accepted")
	}
}

func validate(t *testing.T, kind, file string) error {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	asJSON, err := yaml.YAMLToJSON(text)
	if err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	c := jsonschema.NewCompiler()
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(readSchema(t, kind)))
	if err != nil {
		t.Fatal(err)
	}
	if err := c.AddResource(kind, doc); err != nil {
		t.Fatal(err)
	}
	compiled, err := c.Compile(kind)
	if err != nil {
		t.Fatal(err)
	}
	instance, err := jsonschema.UnmarshalJSON(bytes.NewReader(asJSON))
	if err != nil {
		t.Fatal(err)
	}
	return compiled.Validate(instance)
}

func readSchema(t *testing.T, kind string) string {
	t.Helper()
	out, err := Generate(kind)
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

// A budget has amounts with their units, and no other items than the form has.
func TestSchemaOfABudget(t *testing.T) {
	text, err := os.ReadFile("../../scenarios/studies/huolinguole.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for budget, sound := range map[string]bool{
		"{income: {grants: {last_year: 3万元, next_year: 4万元}}, premiums: {expected: 2元}, benefits: {assistance: {this_year: 1亿元}}, assistance: {tilted: {last_year: 1元}}, opening: -3元, source: {ref: x, status: stated}}": true,
		"{opening: 3元}": false, "{opening: 3, source: {ref: x}}": false, "{income: {taxes: {last_year: 3元}}, source: {ref: x}}": false,
		"{premiums: {next_year: 3元}, source: {ref: x}}": false, "{income: {grants: {last_year: 3}}, source: {ref: x}}": false,
	} {
		file := filepath.Join(t.TempDir(), "study.yaml")
		if err := os.WriteFile(file, append(text, "budget: "+budget+"\n"...), 0o644); err != nil {
			t.Fatal(err)
		}
		if err := validate(t, "study", file); (err == nil) != sound {
			t.Errorf("%s: %v", budget, err)
		}
	}
}
