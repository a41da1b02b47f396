package schema

import (
	"maps"
	"slices"
	"strings"

	"doudi/rules"

	"github.com/invopop/jsonschema"
)

// The shapes that a value can have in more than one way.

// Title is a text, or one in Chinese and one in English.
type Title struct{}

// JSONSchema is the schema of a title.
func (Title) JSONSchema() *jsonschema.Schema {
	both := object(map[string]*jsonschema.Schema{"zh": text(), "en": text()})
	return either("名称：文字，或 {zh, en} (a title: a text, or one in each language)", text(), both)
}

// Formula is one line of expr.
type Formula struct{}

// JSONSchema is the schema of a formula; a bare number or condition is one too.
func (Formula) JSONSchema() *jsonschema.Schema {
	s := either("一行公式 (a one-line formula)；函数 functions: "+functions(), &jsonschema.Schema{Type: "string", MaxLength: ptr(uint64(4096))}, number(), boolean())
	return s
}

// functions are how those of the language are written, in order of their names.
func functions() string {
	var out []string
	for _, name := range slices.Sorted(maps.Keys(rules.Functions)) {
		out = append(out, rules.Functions[name].Usage)
	}
	return strings.Join(out, ", ")
}

// Date is a day or month.
type Date struct{}

// JSONSchema is the schema of a date; editors read 2018 as a number.
func (Date) JSONSchema() *jsonschema.Schema {
	return either("日期，如 2018-01-01；月中的日期从下月起 (a day; inside a month it takes effect with the next)",
		&jsonschema.Schema{Type: "string", Pattern: `^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$`}, number())
}

// Value is a parameter's value.
type Value struct{}

// JSONSchema is the schema of a value: a number, `none`, brackets, a list, or members with a value each.
func (Value) JSONSchema() *jsonschema.Schema {
	none := &jsonschema.Schema{Const: "none"}
	bracket := object(map[string]*jsonschema.Schema{"over": number(), "rate": number(), "note": text()})
	bracket.Required = []string{"rate"}
	table := &jsonschema.Schema{Type: "object", AdditionalProperties: jsonschema.TrueSchema}
	return either("数，none（不限），分段 [{over, rate}]，列表，或表 (a number, none, brackets, a list, or a table)",
		number(), none, &jsonschema.Schema{Type: "array", Items: bracket}, &jsonschema.Schema{Type: "array", Items: either("", number(), none)}, table)
}

// Words is one word or a list of them.
type Words struct{}

// JSONSchema is the schema of a word or a list.
func (Words) JSONSchema() *jsonschema.Schema {
	return either("一个词或一列词 (a word or a list of words)", text(), &jsonschema.Schema{Type: "array", Items: text()})
}

// Members are an enumeration's: a list, or words with their titles.
type Members struct{}

// JSONSchema is the schema of an enumeration.
func (Members) JSONSchema() *jsonschema.Schema {
	titled := &jsonschema.Schema{Type: "object", AdditionalProperties: Title{}.JSONSchema()}
	return either("成员：[a, b]，或 {a: 名称} (members, or members with titles)", &jsonschema.Schema{Type: "array", Items: scalar()}, titled)
}

// Any is a value that the schema leaves to the reader.
type Any struct{}

// JSONSchema is the schema of anything.
func (Any) JSONSchema() *jsonschema.Schema { return &jsonschema.Schema{} }

func text() *jsonschema.Schema    { return &jsonschema.Schema{Type: "string"} }
func number() *jsonschema.Schema  { return &jsonschema.Schema{Type: "number"} }
func boolean() *jsonschema.Schema { return &jsonschema.Schema{Type: "boolean"} }
func scalar() *jsonschema.Schema  { return either("", text(), number(), boolean()) }
func ptr[T any](x T) *T           { return &x }

// either allows any of several shapes.
func either(description string, shapes ...*jsonschema.Schema) *jsonschema.Schema {
	return &jsonschema.Schema{Description: description, AnyOf: shapes}
}

// object is a map with known keys only.
func object(keys map[string]*jsonschema.Schema) *jsonschema.Schema {
	s := &jsonschema.Schema{Type: "object", Properties: jsonschema.NewProperties(), AdditionalProperties: jsonschema.FalseSchema}
	for _, k := range sortedKeys(keys) {
		s.Properties.Set(k, keys[k])
	}
	return s
}
