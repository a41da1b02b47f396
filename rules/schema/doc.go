// Package schema describes the files that people write (policies, bills, examples, studies) as Go types, and from them
// makes the JSON Schemas with which editors complete and explain those files.
//
// The types say the shape; what a file means is decided by the packages that read it. A test holds the two together:
// every pack, example and study must satisfy its schema, and a key that the reader knows must stand here.
package schema
