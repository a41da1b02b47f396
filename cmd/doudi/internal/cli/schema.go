package cli

import (
	"strings"

	"doudi/model/document"
	"doudi/rules/schema"

	"github.com/spf13/cobra"
)

func newSchema(s *settings) *cobra.Command {
	return &cobra.Command{
		Use:     "schema KIND",
		Short:   "编辑器用的 JSON Schema：policy | study | bills | examples (JSON Schemas for editors: policy | study | bills | examples)",
		Example: "  doudi schema policy",
		Args:    exactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			out, err := schema.Generate(args[0])
			if err != nil {
				return err
			}
			if out == nil {
				return document.Refusef("schema", "there is no schema `%s`; write %s", args[0], strings.Join(schema.Kinds(), ", "))
			}
			_, err = s.Out.Write(out)
			return err
		},
	}
}
