"""Documents of Word, Excel, PowerPoint and LibreOffice."""
