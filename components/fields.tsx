export { Checkbox, type Option, Select, Switch } from '#components/fields/choice';
export { DateField } from '#components/fields/date';
export { DateTimeField } from '#components/fields/date-time';
export { FileField } from '#components/fields/file';
export { NumberField, TextArea, TextField } from '#components/fields/text';
