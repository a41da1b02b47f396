package schema

import (
	"encoding/json"
	"maps"
	"slices"

	"github.com/invopop/jsonschema"
)

func sortedKeys[T any](m map[string]T) []string { return slices.Sorted(maps.Keys(m)) }

// Kinds are the kinds of file that have a schema.
func Kinds() []string { return []string{"bills", "examples", "policy", "study"} }

// Generate makes the schema of one kind of file; nil for a kind that is not known.
func Generate(kind string) ([]byte, error) {
	r := &jsonschema.Reflector{Anonymous: true, ExpandedStruct: true}
	shapes := map[string]any{"bills": &Bills{}, "examples": &Examples{}, "policy": &Policy{}, "study": &Study{}}
	shape, known := shapes[kind]
	if !known {
		return nil, nil
	}
	s := r.Reflect(shape)
	if kind == "policy" {
		long := r.Reflect(&Parameter{})
		long.Version = ""
		maps.Copy(s.Definitions, long.Definitions)
		long.Definitions = nil
		parameters, _ := s.Properties.Get("parameters")
		parameters.AdditionalProperties = either("", long, Value{}.JSONSchema())
	}
	s.Title = "doudi " + kind
	out, err := json.MarshalIndent(s, "", "  ")
	return append(out, '\n'), err
}
