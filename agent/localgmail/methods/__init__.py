"""The methods of the Gmail API, one file a resource; `table` names them all."""
